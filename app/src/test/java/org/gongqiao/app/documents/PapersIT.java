package org.gongqiao.app.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Templates and their versions in the running program. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PapersIT {

    private static final String RECEIPT = "documents/receipt";

    @Autowired Papers papers;
    @Autowired Fixtures fixtures;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    private <T> T asOperator(java.util.function.Supplier<T> work) {
        return Scope.call(new Scope.Reach(Line.AREA, fixtures.areaPaths.get("province"), fixtures.people.get("systemAdmin").personId(), null, UUID.randomUUID()), work);
    }

    @Test
    void listsEveryShippedTemplate() {
        assertThat(papers.templates()).extracting(PaperTemplate::id).contains(RECEIPT, "documents/minutes",
                "supervision/opinion-letter");
        assertThat(papers.templates()).allSatisfy(template -> assertThat(template.title()).isNotBlank());
        assertThatThrownBy(() -> papers.make("documents/nothing", Map.of())).isInstanceOf(NotFound.class);
    }

    @Test
    void anOperatorsVersionTakesOverAndTheOlderOneCanBeMadeAgain() throws IOException {
        Paper before = papers.preview(RECEIPT, 1).orThrow();
        String changed = papers.source(RECEIPT, 1).replace("今收到", "兹收到");
        int version = asOperator(() -> papers.replace(RECEIPT, changed, "wording of the city"));
        assertThat(version).isEqualTo(2);
        assertThat(papers.versions(RECEIPT)).extracting(PaperTemplate::version).containsExactly(2, 1);
        Paper after = papers.preview(RECEIPT, 2).orThrow();
        try (var document = Loader.loadPDF(after.pdf())) {
            assertThat(new PDFTextStripper().getText(document)).contains("兹收到");
        }
        assertThat(papers.templates()).filteredOn(template -> template.id().equals(RECEIPT)).singleElement()
                .satisfies(template -> assertThat(template.version()).isEqualTo(2));
        Paper again = papers.preview(RECEIPT, 1).orThrow();
        assertThat(again.pdf()).isEqualTo(before.pdf());
        assertThat(again.docxSha256()).isEqualTo(before.docxSha256());
        assertThat(again.fonts()).startsWith("GongqiaoKai-Regular.ttf ");
    }

    @Test
    void aVersionThatAsksForWhatTheProgramDoesNotGiveIsRefused() {
        String asks = papers.source("documents/minutes", 1).replace("field: place", "field: weather = 天气 | 晴\nfield: place");
        assertThat(papers.check("documents/minutes", asks)).singleElement().satisfies(fault -> assertThat(fault.word()).isEqualTo("weather"));
        String unprintable = papers.source("documents/minutes", 1).replace("| 公司三楼会议室", "| \uD83C\uDFE2");
        assertThat(papers.check("documents/minutes", unprintable)).singleElement().satisfies(fault -> assertThat(fault.word()).contains("U+1F3E2"));
        assertThatThrownBy(() -> asOperator(() -> papers.replace("documents/minutes", asks, "x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
