package org.jinlin.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.app.JinlinApplication;
import org.jinlin.postgres.JoinedDatabase;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The product inside this process, without its jobs: to make a database, or to be measured without HTTP.
record Engine(ConfigurableApplicationContext context) implements AutoCloseable {

    /// @param data     the data directory; PostgreSQL is started there, durable
    /// @param settings more of them, as on a command line
    static Engine start(Path data, String... settings) {
        return new Engine(new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run(arguments(data, settings)));
    }

    /// The same with its pages and API on a free port, and something that looks at what the context makes.
    static Engine serve(Path data, BeanPostProcessor watcher, String... settings) {
        return new Engine(new SpringApplicationBuilder(JinlinApplication.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(watcher)).run(arguments(data, settings)));
    }

    /// Cheap passwords: signing in is not what is measured, and the accounts are of nobody.
    private static String[] arguments(Path data, String... settings) {
        var arguments = new LinkedHashMap<>(Map.of("--server.port", "0", "--jinlin.data", data.toString(), "--jinlin.demo", "", "--jinlin.jobs", "false", "--jinlin.warm-up", "0s",
                "--jinlin.password.cost", "4", "--jinlin.sign-in.staff-idle", "12h", "--logging.level.org.jinlin", "warn", "--logging.level.org.springdoc", "error", "--spring.main.log-startup-info", "false"));
        List.of("person", "device", "address").forEach(whose -> arguments.put("--jinlin.reports." + whose + "-day", "0"));
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            arguments.put(parts[0], parts[1]);
        }
        return arguments.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toArray(String[]::new);
    }

    /// The database that it works on.
    JoinedDatabase database(Home home) {
        return JoinedDatabase.find(home.directory(), Home.DATABASE).orElseThrow(() -> new IllegalStateException("an engine runs without its database"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
