package org.jinlin.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A Java file taken apart just far enough to be counted: what is code, what is said in literals, what in comments.
///
/// @param code     the text with every comment gone and every literal empty; its lines are those of the file
/// @param literals texts between quotes, in order
/// @param comments comments with their marks, in order, one for each line of `//`
record JavaSource(Path path, String text, String code, List<String> literals, List<String> comments) {

    private static final Pattern CONTROL = Pattern.compile("(?s).*\\b(if|for|while|switch|catch|try|synchronized|do|else|finally|new|class|record|interface|enum|return|yield)\\b.*");
    private static final Pattern METHOD = Pattern.compile("(?s).*\\w\\s*\\(.*\\)\\s*(throws\\s[\\w\\s.,]+)?");
    private static final Pattern COMPACT = Pattern.compile("(public|protected|private)?\\s*[A-Z]\\w*");

    /// A method or constructor with its lines, from its name to its closing brace.
    record Function(String head, int lines) {}

    static JavaSource read(Path path) {
        try {
            return of(path, Files.readString(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static JavaSource of(Path path, String text) {
        var code = new StringBuilder();
        var literals = new ArrayList<String>();
        var comments = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            String piece = text.substring(at, end);
            if (piece.startsWith("//") || piece.startsWith("/*")) {
                comments.add(piece);
                code.append("\n".repeat((int) piece.chars().filter(c -> c == '\n').count()));
            } else if (piece.startsWith("\"") || piece.startsWith("'") && piece.length() > 1) {
                int quote = piece.startsWith("\"\"\"") ? 3 : 1;
                literals.add(piece.substring(quote, piece.length() - quote));
                code.append("\"\"").append("\n".repeat((int) piece.chars().filter(c -> c == '\n').count()));
            } else {
                code.append(piece);
            }
            at = end;
        }
        return new JavaSource(path, text, code.toString(), List.copyOf(literals), List.copyOf(comments));
    }

    /// Where the comment, the literal or the single character ends that begins here.
    private static int end(String text, int at) {
        if (text.startsWith("//", at)) {
            int line = text.indexOf('\n', at);
            return line < 0 ? text.length() : line;
        }
        if (text.startsWith("/*", at)) {
            return text.indexOf("*/", at + 2) + 2;
        }
        String quote = text.startsWith("\"\"\"", at) ? "\"\"\"" : text.startsWith("\"", at) ? "\"" : text.startsWith("'", at) ? "'" : "";
        if (quote.isEmpty()) {
            return at + 1;
        }
        int end = at + quote.length();
        while (!text.startsWith(quote, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end + quote.length();
    }

    int lines() {
        return (int) text.lines().count();
    }

    /// Methods and constructors, those of nested types too.
    List<Function> functions() {
        var functions = new ArrayList<Function>();
        record Open(String head, int line, boolean function) {}
        var open = new ArrayDeque<Open>();
        int line = 1;
        int statement = 0;
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '\n' -> line++;
                case ';' -> statement = i + 1;
                case '{' -> {
                    String head = code.substring(statement, i).replaceAll("@\\w+(\\([^()]*\\))?", "").strip();
                    open.push(new Open(head, line - (int) head.chars().filter(c -> c == '\n').count(), isFunction(head)));
                    statement = i + 1;
                }
                case '}' -> {
                    Open closed = open.pop();
                    if (closed.function()) {
                        functions.add(new Function(closed.head().replaceAll("\\s+", " "), line - closed.line() + 1));
                    }
                    statement = i + 1;
                }
                default -> { }
            }
        }
        return functions;
    }

    private static boolean isFunction(String head) {
        return !head.contains("->") && !head.contains("=") && !CONTROL.matcher(head).matches() && (METHOD.matcher(head).matches() || COMPACT.matcher(head).matches());
    }
}
