package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the product is made of, read from the CycloneDX list that goes into its jar. Every part stands in `docs/dependencies.csv` with the
/// version and licence that somebody looked at: a new one, or another version, fails here until it does.
class DependenciesTest {

    private static final Set<String> LICENCES = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "EPL-2.0", "MPL-2.0", "CC0-1.0",
            "Bouncy Castle Licence"); // the words of MIT

    private static final JsonNode LIST = list();

    @Test
    void everyPartWasLookedAt() {
        var reviewed = Repository.text(Repository.root().resolve("docs/dependencies.csv")).lines().skip(1).toList();

        assertThat(parts()).hasSizeGreaterThan(100);
        assertThat(parts()).as("lines of docs/dependencies.csv that are missing").allMatch(reviewed::contains);
        assertThat(reviewed).as("lines of docs/dependencies.csv that nothing needs any more").allMatch(parts()::contains).doesNotHaveDuplicates();
    }

    @Test
    void everyLicenceIsOneThatWeTake() {
        assertThat(parts()).allMatch(DependenciesTest::isTaken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b,1,GPL-3.0-only        | false
            a,b,1,                    | false
            a,b,1,LGPL-2.1-only       | false
            a,b,1,EPL-2.0 or LGPL-2.1-only | true
            a,b,1,MIT                 | true
            """)
    void anotherLicenceIsSeen(String line, boolean taken) {
        assertThat(isTaken(line)).isEqualTo(taken);
    }

    @Test
    void theListIsOneThatToolsRead() {
        assertThat(LIST.at("/bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(LIST.at("/metadata/component/name").asString()).isEqualTo("jinlin-app");
        assertThat(stream(LIST.at("/components")).filter(part -> !part.at("/group").asString().equals("org.jinlin"))
                .filter(part -> !part.at("/purl").asString().startsWith("pkg:maven/") || part.at("/hashes").isEmpty()).map(part -> part.at("/name").asString())).as("parts without an address or a hash").isEmpty();
    }

    @Test
    void partsOfTheProductAreInTheListAndThoseOfTestsAreNot() {
        assertThat(parts().stream().map(line -> line.split(",")[1])).contains("spring-core", "jooq", "postgresql", "tomcat-embed-core", "bcprov-jdk18on", "httpclient5", "thumbnailator")
                .doesNotContain("junit-jupiter-api", "playwright", "jqwik", "mockito-core");
    }

    private static boolean isTaken(String line) {
        String[] parts = line.split(",", -1);
        return Stream.of(parts[parts.length - 1].split(" or ")).anyMatch(LICENCES::contains);
    }

    private static List<String> parts() {
        var parts = new ArrayList<String>();
        stream(LIST.at("/components")).filter(part -> !part.at("/group").asString().equals("org.jinlin")).forEach(part -> {
            var licences = stream(part.at("/licenses")).map(licence -> Stream.of("/license/id", "/license/name", "/expression").map(path -> licence.at(path).asString("")).filter(text -> !text.isEmpty()).findFirst().orElse("?")).toList();
            parts.add(String.join(",", part.at("/group").asString(), part.at("/name").asString(), part.at("/version").asString(), String.join(" or ", licences)));
        });
        return parts;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode list() {
        try (var in = DependenciesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return new JsonMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
