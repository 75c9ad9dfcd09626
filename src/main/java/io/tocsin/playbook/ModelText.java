package io.tocsin.playbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes become text, or nothing does: size, encoding, XML declaration and document type are settled before any parser. */
final class ModelText {

    static final int LARGEST = 1024 * 1024;

    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s+version\\s*=\\s*([\"'])(?<version>[^\"']*)\\1"
                    + "(\\s+encoding\\s*=\\s*([\"'])(?<encoding>[^\"']*)\\4)?(\\s+standalone\\s*=\\s*[\"'](yes|no)[\"'])?\\s*\\?>");

    private final Findings findings;

    ModelText(Findings findings) {
        this.findings = findings;
    }

    /** Text with line ends normalised, so that line and column can be turned into an offset. */
    String xml(byte[] content, String kind) {
        String text = text(content, '<', "not " + kind);
        declaration(text, kind);
        doctype(text);
        return text;
    }

    String json(byte[] content) {
        return text(content, '{', "not a form in JSON");
    }

    private String text(byte[] content, char first, String otherwise) {
        if (content.length > LARGEST) {
            throw findings.stop("limit-size", Place.FILE, "larger than 1 MiB");
        }
        boolean wide = starts(content, 0xFE, 0xFF) || starts(content, 0xFF, 0xFE) || starts(content, 0, 0, 0xFE, 0xFF);
        if (wide || starts(content, 0, first) || starts(content, 0, 0, 0, first)) {
            throw findings.stop("encoding", Place.FILE, "must be UTF-8, UTF-16 and UTF-32 are not allowed");
        }
        int start = starts(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        int begin = start;
        while (begin < content.length && (content[begin] == ' ' || content[begin] >= 9 && content[begin] <= 13)) {
            begin++;
        }
        if (begin == content.length || content[begin] != first) {
            throw findings.stop("not-a-model", Place.FILE, otherwise);
        }
        String text = decoded(Arrays.copyOfRange(content, start, content.length));
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private String decoded(byte[] content) {
        for (byte one : content) {
            if (one == 0) {
                throw findings.stop("encoding", Place.FILE, "must be UTF-8, NUL bytes are not allowed");
            }
        }
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try {
            return strict.decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException invalid) {
            throw findings.stop("encoding", Place.FILE, "must be UTF-8, but has bytes that are not");
        }
    }

    private void declaration(String text, String kind) {
        if (!text.startsWith("<?xml")) {
            return;
        }
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt() || !"1.0".equals(declaration.group("version"))) {
            throw findings.stop(
                    "not-a-model", Place.at(1, 1), "not " + kind + ": the XML declaration must say version 1.0");
        }
        String encoding = declaration.group("encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw findings.stop("encoding", Place.at(1, 1), "must be UTF-8, but declares another encoding");
        }
    }

    // A document type can stand before the root element only, after comments and processing instructions.
    private void doctype(String text) {
        int at = 0;
        while (true) {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
            String end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
            if (end == null) {
                break;
            }
            int found = text.indexOf(end, at);
            if (found < 0) {
                return;
            }
            at = found + end.length();
        }
        if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            int line = 1
                    + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
            throw findings.stop("doctype", Place.at(line, at - text.lastIndexOf('\n', at)), "DOCTYPE not allowed");
        }
    }

    private static boolean starts(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
