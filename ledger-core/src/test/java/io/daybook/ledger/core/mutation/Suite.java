package io.daybook.ledger.core.mutation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs test classes one after the other up to the first failure. A mutant is killed some hundred times faster so than
 * by thousands of rows that are each started by themselves.
 */
final class Suite {
    private static final String CORE = "io.daybook.ledger.core.";

    private Suite() {}

    static void run(String... classes) throws Throwable {
        for (String name : classes) {
            Class<?> type = Class.forName(CORE + name);
            invokeAll(type, null, BeforeAll.class);
            int run = 0;
            try {
                for (Method method : methods(type)) {
                    if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class)) {
                        runTest(method);
                        run++;
                    }
                }
                if (run == 0) {
                    throw new IllegalStateException("it has no @Test and no @TestFactory: class=" + name);
                }
            } finally {
                invokeAll(type, null, AfterAll.class);
            }
        }
    }

    private static void runTest(Method test) throws Throwable {
        Object instance = fresh(test);
        invokeAll(test.getDeclaringClass(), instance, BeforeEach.class);
        try {
            if (invoke(instance, test) instanceof Stream<?> rows) {
                runAll(rows);
            }
        } finally {
            invokeAll(test.getDeclaringClass(), instance, AfterEach.class);
        }
    }

    private static void runAll(Stream<?> nodes) throws Throwable {
        for (Object node : nodes.toList()) {
            if (node instanceof DynamicContainer container) {
                runAll(container.getChildren());
            } else {
                ((DynamicTest) node).getExecutable().execute();
            }
        }
    }

    private static void invokeAll(Class<?> type, Object instance, Class<? extends Annotation> kind) throws Throwable {
        for (Method method : methods(type)) {
            if (method.isAnnotationPresent(kind)) {
                invoke(instance, method);
            }
        }
    }

    private static Object fresh(Method method) throws Throwable {
        Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Object invoke(Object instance, Method method) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(instance);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }
}
