package io.tocsin.audit;

/** The record could not be read at all, so nothing can be said about it. The message is one line for the operator. */
final class CannotLook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotLook(String message) {
        super(message, null, false, false);
    }
}
