package io.tocsin.playbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where things stand in a text: the parser only knows where a start tag ends. */
final class XmlPlaces {

    private final String text;
    private final int[] lineStarts;

    XmlPlaces(String text) {
        this.text = text;
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
        this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Offsets of the start of the tag (inclusive) and of its end (exclusive). */
    int[] tagEndingAt(int line, int column) {
        int end = Math.min(lineStarts[Math.min(line, lineStarts.length) - 1] + column - 1, text.length());
        // "<" cannot stand in an attribute's value, so the last one opens this tag.
        return new int[] {Math.max(text.lastIndexOf('<', end - 1), 0), end};
    }

    /** Offset of each attribute's name, by the name as written. */
    Map<String, Integer> attributesOf(int start, int end) {
        Map<String, Integer> offsets = new HashMap<>();
        int at = nameEnd(start + 1, end);
        while (at < end) {
            while (at < end && text.charAt(at) <= ' ') {
                at++;
            }
            int nameEnd = nameEnd(at, end);
            int open = nameEnd;
            while (open < end && text.charAt(open) != '"' && text.charAt(open) != '\'') {
                open++;
            }
            int close = open < end ? text.indexOf(text.charAt(open), open + 1) : -1;
            if (close < 0) {
                break;
            }
            offsets.put(text.substring(at, nameEnd), at);
            at = close + 1;
        }
        return offsets;
    }

    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    private int nameEnd(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) > ' ' && "=/>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
