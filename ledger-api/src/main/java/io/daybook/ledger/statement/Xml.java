package io.daybook.ledger.statement;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements, indented, with texts escaped. Not safe for use by several threads. */
final class Xml {
    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Xml(Appendable out) throws IOException {
        this.out = out;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    Xml begin(String name) throws IOException {
        return begin(name, "");
    }

    Xml begin(String name, String attributes) throws IOException {
        indent();
        out.append('<').append(name).append(attributes).append(">\n");
        open.push(name);
        return this;
    }

    Xml end() throws IOException {
        String name = open.pop();
        indent();
        out.append("</").append(name).append(">\n");
        return this;
    }

    Xml text(String name, Object value) throws IOException {
        return text(name, "", value);
    }

    Xml text(String name, String attributes, Object value) throws IOException {
        indent();
        out.append('<').append(name).append(attributes).append('>');
        escape(value.toString());
        out.append("</").append(name).append(">\n");
        return this;
    }

    private void indent() throws IOException {
        for (int i = 0; i < open.size(); i++) {
            out.append("  ");
        }
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> out.append(c);
            }
        }
    }
}
