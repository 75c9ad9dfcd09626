package io.tocsin.engine;

import io.tocsin.shared.Refusal;
import java.util.Map;

/** An expression outside the grammar of {@link ModelExpression}. The message begins with the column, counted from 1. */
public final class ExpressionRefused extends Refusal {

    private final int column;

    ExpressionRefused(int column, String reason) {
        super(
                Kind.RULE_BROKEN,
                "expression-refused",
                "column " + column + ": " + reason,
                Map.of("column", column, "reason", reason));
        this.column = column;
    }

    /** Where in the whole attribute text, counted from 1. */
    public int column() {
        return column;
    }
}
