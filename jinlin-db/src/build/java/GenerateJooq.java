import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jinlin.postgres.PostgresServer;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.*;

/// Generates the jOOQ classes, one package per room, from the migrations: starts PostgreSQL, migrates it, reads its
/// catalogue. Does nothing when neither the migrations nor this file changed since the last time.
void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Path stamp = target.resolveSibling("jooq.sha256");
    String digest = digest(migrations, Path.of(args[2]));
    if (Files.exists(target) && Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
        IO.println("jOOQ classes are up to date");
        return;
    }
    Path data = Files.createTempDirectory("jinlin-jooq-");
    try (var server = PostgresServer.start(data, 0, PostgresServer.Durability.THROWAWAY)) {
        server.createDatabase("jinlin");
        var owner = server.owner();
        Flyway.configure().dataSource(server.jdbcUrl("jinlin"), owner.name(), owner.password())
                .locations("filesystem:" + migrations).load().migrate();
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withUrl(server.jdbcUrl("jinlin")).withUser(owner.name()).withPassword(owner.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withSchemata(Stream.of("kit", "playbook", "org", "people", "matters", "insight", "points")
                                        .map(name -> new SchemaMappingType().withInputSchema(name)).toList())
                                .withIncludeRoutines(false)
                                .withForcedTypes(new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz")))
                        .withGenerate(new Generate().withRecords(true).withPojos(false).withDaos(false)
                                .withGlobalObjectReferences(true).withJavaTimeTypes(true).withGeneratedAnnotation(false))
                        .withTarget(new Target().withPackageName("org.jinlin.db").withDirectory(target.toString()).withClean(true))));
    } finally {
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
    Files.writeString(stamp, digest);
}

String digest(Path migrations, Path generator) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    sha.update(org.jooq.Constants.FULL_VERSION.getBytes());
    sha.update(Files.readAllBytes(generator));
    try (var files = Files.walk(migrations)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            sha.update(file.getFileName().toString().getBytes());
            sha.update(Files.readAllBytes(file));
        }
    }
    return HexFormat.of().formatHex(sha.digest());
}
