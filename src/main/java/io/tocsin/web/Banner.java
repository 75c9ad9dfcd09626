package io.tocsin.web;

import java.util.Optional;

/** Something every signed-in person must know whatever page they are on. Pages ask all beans of this type each time. */
public interface Banner {

    /** Stable name, lower-case with dashes; the style sheet may colour by it. */
    String name();

    /** Key of the sentence to show, or empty while there is nothing to say. */
    Optional<String> message();
}
