package io.tocsin.engine;

import io.tocsin.shared.Refusal;
import java.util.Map;

/** A model that may not enter: the message names what is wrong and where. */
public final class ModelRefused extends Refusal {

    public ModelRefused(String message) {
        super(Kind.RULE_BROKEN, "model-refused", message);
    }

    public ModelRefused(String message, Map<String, Object> details) {
        super(Kind.RULE_BROKEN, "model-refused", message, details);
    }
}
