package io.tocsin.playbook;

import static io.tocsin.playbook.Drafts.errors;
import static io.tocsin.playbook.Drafts.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that attack the reader itself. */
class HostileBytesTest {

    private static final String LAUGHS = "<!ENTITY a \"ha\">"
            + IntStream.range(0, 26)
                    .mapToObj(i -> (char) ('a' + i))
                    .filter(c -> c > 'a')
                    .map(c -> "<!ENTITY " + c + " \"" + ("&" + (char) (c - 1) + ";").repeat(10) + "\">")
                    .reduce("", String::concat);

    private static String withDoctype(String doctype, String name) {
        return process("<bpmn:userTask id=\"u\" name=\"" + name + "\" />").replace("?>\n", "?>\n" + doctype + "\n");
    }

    @Test
    void externalEntityIsRefusedWithoutTouchingFileOrNetwork(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the-secret");
        try (ServerSocketChannel web = ServerSocketChannel.open()) {
            web.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            web.configureBlocking(false);
            String url = "http://127.0.0.1:" + ((InetSocketAddress) web.getLocalAddress()).getPort() + "/x";
            for (String address : List.of(url, secret.toUri().toString(), "file:///etc/passwd")) {
                for (String doctype : List.of(
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + address + "\">]>",
                        "<!DOCTYPE d SYSTEM \"" + address + "\">",
                        "<!DOCTYPE d PUBLIC \"x\" \"" + address + "\">",
                        "<!DOCTYPE d [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>",
                        "<!doctype d>")) {
                    assertThat(errors("x.bpmn", withDoctype(doctype, "&x;")))
                            .containsExactly("DOCTYPE not allowed (line 2)");
                    assertThat(errors("x.bpmn", withDoctype("<!-- \n --> <?x y?>\n" + doctype, "&x;")))
                            .containsExactly("DOCTYPE not allowed (line 4)");
                }
                assertThat(errors("x.bpmn", process("<xi:include href=\"" + address + "\" parse=\"text\" />")))
                        .containsExactly("unknown extension xi:include (element p, line 5)");
                assertThat(errors(
                                "x.bpmn",
                                process("").replace(" id=\"d\"", " id=\"d\" xsi:schemaLocation=\"x " + address + "\"")))
                        .containsExactly("attribute xsi:schemaLocation is not allowed, nothing is fetched from outside"
                                + " (element d, line 2)");
                assertThat(errors("x.bpmn", process("<?xml-stylesheet href=\"" + address + "\"?>")))
                        .singleElement()
                        .asString()
                        .startsWith("processing instructions are not allowed");
            }
            assertThat(web.accept()).as("nobody connects").isNull();
        }
    }

    @Test
    void doctypeInACommentIsOnlyText() {
        assertThat(errors(
                        "x.bpmn",
                        process("<!-- <!DOCTYPE x> -->", "<bpmn:userTask id=\"u\" name=\"&lt;!DOCTYPE x>\" />")))
                .isEmpty();
        assertThat(errors("x.bpmn", process("") + "<!DOCTYPE x>")).hasSize(1);
        assertThat(errors("x.bpmn", process("<!DOCTYPE x>"))).hasSize(1);
    }

    @Test
    void undeclaredEntityIsRefused() {
        assertThat(errors("x.bpmn", process("<bpmn:userTask id=\"u\" name=\"&x;\" />")))
                .singleElement()
                .asString()
                .startsWith("not BPMN 2.0 XML: ");
    }

    @Test
    void entityBombsCostNeitherTimeNorMemory() {
        byte[] laughs = withDoctype("<!DOCTYPE d [" + LAUGHS + "]>", "&z;").getBytes(StandardCharsets.UTF_8);
        byte[] quadratic = withDoctype(
                        "<!DOCTYPE d [<!ENTITY a \"" + "x".repeat(400_000) + "\">]>", "&a;".repeat(100_000))
                .getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] bomb : List.of(laughs, quadratic)) {
            long quickest = Long.MAX_VALUE;
            long smallest = Long.MAX_VALUE;
            for (int round = 0; round < 10; round++) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                assertThat(errors("x.bpmn", bomb)).containsExactly("DOCTYPE not allowed (line 2)");
                quickest = Math.min(quickest, System.nanoTime() - start);
                smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - allocated);
            }
            assertThat(Duration.ofNanos(quickest)).isLessThanOrEqualTo(Duration.ofMillis(100));
            assertThat(smallest).isLessThanOrEqualTo(10 * 1024 * 1024);
        }
    }

    @Test
    void nestingIsRefusedAt65() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThat(errors("x.bpmn", process(deep)))
                .containsExactly("elements nested deeper than 64 (element p, line 5)");
        String sub = "<bpmn:subProcess id=\"s\"><bpmn:startEvent id=\"t\" />";
        assertThat(errors("x.bpmn", process(sub.repeat(61) + "</bpmn:subProcess>".repeat(61))))
                .isNotEmpty()
                .noneMatch(message -> message.startsWith("elements nested deeper"));
        assertThat(errors("x.bpmn", process(sub.repeat(62) + "</bpmn:subProcess>".repeat(62))))
                .containsExactly("elements nested deeper than 64 (element s, line 5)");
    }

    @Test
    void numbersOfElementsAndAttributesAreLimited() {
        assertThat(errors("x.bpmn", process("<bpmn:endEvent />".repeat(50_000))))
                .containsExactly("more than 2,000 elements (element p, line 5)");
        assertThat(errors("x.bpmn", process("<bpmn:endEvent />".repeat(1_997)))).isEmpty();
        assertThat(errors("x.bpmn", process("<di:waypoint x=\"1\" y=\"1\" />".repeat(10_001))))
                .containsExactly("more than 10,000 shapes, references and properties (element p, line 5)");
        for (int count : List.of(65, 9_999, 10_000, 20_000)) {
            StringBuilder task = new StringBuilder("<bpmn:userTask");
            IntStream.range(0, count).forEach(i -> task.append(" a").append(i).append("=''"));
            assertThat(errors("x.bpmn", process(task + " />")))
                    .singleElement()
                    .asString()
                    .startsWith("more than 64 attributes on one element (");
        }
    }

    @Test
    void sizesAreLimited() {
        assertThat(errors("x.bpmn", process("<bpmn:userTask id=\"u\" name=\"" + "x".repeat(4097) + "\" />")))
                .containsExactly("attribute name is longer than 4 KiB (element u, line 5)");
        assertThat(errors("x.bpmn", process("<bpmn:userTask id=\"u\" name=\"" + "x".repeat(1_000_000) + "\" />")))
                .containsExactly("attribute name is longer than 4 KiB (element u, line 5)");
        assertThat(errors("x.bpmn", new byte[1024 * 1024 + 1])).containsExactly("larger than 1 MiB");
        assertThat(errors("x.dmn", new byte[1024 * 1024 + 1])).containsExactly("larger than 1 MiB");
        assertThat(errors("x.form", new byte[1024 * 1024 + 1])).containsExactly("larger than 1 MiB");
    }

    @Test
    void messagesStayShort() {
        String id = "x".repeat(4000);
        assertThat(Drafts.check("x.bpmn", process("<bpmn:endEvent id=\"" + id + "\" />")))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message()).hasSizeLessThan(500))
                .allSatisfy(finding -> assertThat(finding.element()).hasSizeLessThan(110));
        assertThat(errors("x.bpmn", process("<" + "y".repeat(2000) + " />")))
                .containsExactly("larger than the XML parser's limits (line 5)");
    }

    @Test
    void worstFileWithinTheLimitsIsJudgedWithinTheBudget() {
        String gateways = IntStream.range(0, 990)
                .mapToObj(i -> "<bpmn:exclusiveGateway id=\"g" + i + "\" /><bpmn:sequenceFlow id=\"f" + i
                        + "\" sourceRef=\"g0\" targetRef=\"g0\" />")
                .reduce("", String::concat);
        long start = System.nanoTime();
        assertThat(errors("x.bpmn", process(gateways))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(XmlReading.BUDGET);
    }

    @Test
    void timeIsLimited() {
        Findings findings = new Findings("x.bpmn");
        XmlReading late = new XmlReading(findings, "BPMN 2.0 XML", process(""), Duration.ZERO);
        assertThatThrownBy(late::root).isInstanceOf(Findings.AdmissionStopped.class);
        assertThat(findings.found()).extracting(Finding::rule).containsExactly("limit-time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void wideEncodingsAreRefused(String charset) {
        assertThat(errors("x.bpmn", process("").getBytes(Charset.forName(charset))))
                .singleElement()
                .asString()
                .startsWith("must be UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-7", "ISO-8859-1", "US-ASCII", "windows-1252", "x"})
    void declarationOfAnotherEncodingIsRefused(String encoding) {
        assertThat(errors("x.bpmn", process("").replace("\"UTF-8\"", "\"" + encoding + "\"")))
                .containsExactly("must be UTF-8, but declares another encoding (line 1)");
    }

    @Test
    void onlyOneMarkAndOnlyUtf8() {
        assertThat(errors("x.bpmn", "\uFEFF" + process(""))).isEmpty();
        assertThat(errors("x.bpmn", "\uFEFF\uFEFF" + process(""))).containsExactly("not BPMN 2.0 XML");
        assertThat(errors("x.bpmn", process("\u0000"))).containsExactly("must be UTF-8, NUL bytes are not allowed");
        assertThat(errors("x.bpmn", process("\u00E9").getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("must be UTF-8, but has bytes that are not");
        assertThat(errors("x.bpmn", "+ADw-definitions+AD4-")).containsExactly("not BPMN 2.0 XML");
        assertThat(errors("x.bpmn", process("").replace("\"1.0\"", "\"1.1\"")))
                .containsExactly("not BPMN 2.0 XML: the XML declaration must say version 1.0 (line 1)");
        assertThat(errors("x.bpmn", process("").replace("encoding=\"UTF-8\"", "")))
                .isEmpty();
        assertThat(errors("x.bpmn", process("").replaceFirst("<\\?.*\\?>", ""))).isEmpty();
    }

    @Test
    void otherThingsAreNotBpmn() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("word/document.xml"));
        }
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        for (byte[] other : List.of(
                zip.toByteArray(),
                png,
                new byte[0],
                " \n\t ".getBytes(StandardCharsets.UTF_8),
                "hello".getBytes(StandardCharsets.UTF_8))) {
            assertThat(errors("x.bpmn", other)).containsExactly("not BPMN 2.0 XML");
        }
        assertThat(errors("x.bpmn", "<html></html>")).containsExactly("not BPMN 2.0 XML (line 1)");
        assertThat(errors("x.bpmn", "<definitions />")).containsExactly("not BPMN 2.0 XML (line 1)");
        assertThat(errors("x.bpmn", "<a><b></a>")).singleElement().asString().startsWith("not BPMN 2.0 XML: ");
        assertThat(errors("x.bpmn", Drafts.table("a", "-", "1")))
                .containsExactly("not BPMN 2.0 XML (element d, line 2)");
        assertThat(errors("x.dmn", process(""))).containsExactly("not DMN 1.3 XML (element d, line 2)");
    }

    @Test
    void cmmnIsRefused() {
        String cmmn = "<definitions xmlns=\"http://www.omg.org/spec/CMMN/20151109/MODEL\" />";
        assertThat(errors("x.cmmn", cmmn)).containsExactly("CMMN is not allowed");
        assertThat(errors("x.bpmn", cmmn)).containsExactly("CMMN is not allowed (line 1)");
        assertThat(errors("x.dmn", cmmn)).containsExactly("CMMN is not allowed (line 1)");
        assertThat(errors("x.jar", cmmn)).containsExactly("only .bpmn, .dmn and .form files are models");
    }

    @Test
    void placesAreExactWhateverTheLineEnds() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = process(
                            "<bpmn:userTask id=\"u\"",
                            "\t\tname='é \uD83D\uDE00 > \"x'",
                            "   camunda:assignee=\"x\" />")
                    .replace("\n", end);
            assertThat(Drafts.check("x.bpmn", text)).singleElement().satisfies(finding -> {
                assertThat(finding.line()).isEqualTo(7);
                assertThat(finding.column()).isEqualTo(4);
                assertThat(finding.element()).isEqualTo("u");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../x.bpmn", "..\\..\\x.bpmn", "/etc/x.bpmn", "x\u202E.bpmn", "x\n.bpmn", "x\u0000.BPMN"})
    void fileNameIsShownWithoutFolderAndInvisibleCharacters(String name) {
        assertThat(Drafts.check(name, ""))
                .extracting(finding -> finding.file().toLowerCase(Locale.ROOT))
                .containsExactly("x.bpmn");
    }

    @Test
    void longFileNameIsCut() {
        assertThat(Drafts.check("x".repeat(300) + ".bpmn", ""))
                .extracting(Finding::file)
                .containsExactly("x".repeat(95) + ".bpmn");
    }
}
