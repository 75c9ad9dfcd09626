package io.tocsin.engine;

/** @param column in the whole attribute text, counted from 1 */
record ExpressionToken(Kind kind, String text, int column) {

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    boolean endsValue() {
        return kind == Kind.NAME || kind == Kind.TEXT || kind == Kind.NUMBER || is(")");
    }

    String shown() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
