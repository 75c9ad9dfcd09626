package io.tocsin.playbook;

/**
 * @param element id of the nearest element, may be empty
 * @param line counted from 1, 0 for the file as a whole
 */
record Place(String element, int line, int column) {

    static final Place FILE = new Place("", 0, 0);

    static Place at(int line, int column) {
        return new Place("", line, column);
    }

    String shown() {
        if (line == 0) {
            return "";
        }
        return element.isEmpty() ? " (line " + line + ")" : " (element " + element + ", line " + line + ")";
    }
}
