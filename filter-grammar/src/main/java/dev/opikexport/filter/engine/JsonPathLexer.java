package dev.opikexport.filter.engine;

/** Cuts a JSONPath into tokens by the rules of the database's SQL, which its JSONPath borrows. */
final class JsonPathLexer {

    enum TokenType {
        DOLLAR,
        DOT,
        WORD,
        NUMBER,
        /** A name of digits, or starting with them, with the point before it: only the root is followed by one. */
        POINTED_NUMBER,
        /** In double quotes or backticks. */
        IDENTIFIER,
        /** In single quotes. */
        STRING,
        OPEN,
        CLOSE,
        COMMA,
        STAR,
        END,
        UNKNOWN
    }

    /**
     * A piece of the path.
     *
     * @param text the content, without quotes and escapes
     * @param offset where it starts, in characters
     */
    record Token(TokenType type, String text, int offset) {}

    private final String path;
    private int at;
    private TokenType previous = TokenType.UNKNOWN;

    JsonPathLexer(String path) {
        this.path = path;
    }

    Token next() {
        while (at < path.length() && isBlank(path.charAt(at))) {
            at++;
        }
        int start = at;
        Token token = at == path.length() ? new Token(TokenType.END, "", at) : token(path.charAt(at), start);
        previous = token.type();
        return token;
    }

    private Token token(char c, int start) {
        return switch (c) {
            case '[' -> single(TokenType.OPEN);
            case ']' -> single(TokenType.CLOSE);
            case ',' -> single(TokenType.COMMA);
            case '*' -> single(TokenType.STAR);
            case '.' -> previous == TokenType.DOLLAR && isDigit(start + 1) ? pointedNumber() : single(TokenType.DOT);
            case '"', '`' -> quoted(TokenType.IDENTIFIER, c);
            case '\'' -> quoted(TokenType.STRING, c);
            case '$' -> isWordCharacter(start + 1) && path.charAt(start + 1) != '$' ? word() : single(TokenType.DOLLAR);
            default -> isWordCharacter(start) ? word() : single(TokenType.UNKNOWN);
        };
    }

    private Token single(TokenType type) {
        at++;
        return new Token(type, path.substring(at - 1, at), at - 1);
    }

    private Token word() {
        int start = at;
        boolean digits = true;
        while (isWordCharacter(at)) {
            digits &= isDigit(at);
            at++;
        }
        return new Token(digits ? TokenType.NUMBER : TokenType.WORD, path.substring(start, at), start);
    }

    /** Read as a fraction first, which is why an exponent in it spoils the name. */
    private Token pointedNumber() {
        int start = at++;
        while (isDigit(at)) {
            at++;
        }
        boolean exponent = at + 1 < path.length() && (path.charAt(at) == 'e' || path.charAt(at) == 'E');
        while (isWordCharacter(at)) {
            at++;
        }
        return new Token(exponent ? TokenType.UNKNOWN : TokenType.POINTED_NUMBER, path.substring(start + 1, at), start);
    }

    private Token quoted(TokenType type, char quote) {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < path.length()) {
            char c = path.charAt(at++);
            if (c == '\\' && at < path.length()) {
                appendEscape(text, path.charAt(at++));
            } else if (c != quote) {
                text.append(c);
            } else if (at < path.length() && path.charAt(at) == quote) {
                text.append(quote);
                at++;
            } else {
                boolean nameless = type == TokenType.IDENTIFIER && text.isEmpty();
                return new Token(nameless ? TokenType.UNKNOWN : type, text.toString(), start);
            }
        }
        return new Token(TokenType.UNKNOWN, "", start);
    }

    private static void appendEscape(StringBuilder text, char escaped) {
        switch (escaped) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '0' -> text.append('\0');
            case '\\', '"', '\'', '`', '/' -> text.append(escaped);
            default -> text.append('\\').append(escaped);
        }
    }

    private boolean isDigit(int index) {
        return index < path.length() && Ascii.isDigit(path.charAt(index));
    }

    private boolean isWordCharacter(int index) {
        if (index >= path.length()) {
            return false;
        }
        char c = path.charAt(index);
        return Ascii.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
