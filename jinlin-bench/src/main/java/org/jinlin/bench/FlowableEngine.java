package org.jinlin.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/// Flowable with what it brings by itself: full history, the async executor, a pool of connections. The same five steps as a
/// lifecycle, each a user task, with a timer of five minutes on the first.
final class FlowableEngine implements AutoCloseable {

    private static final String PROCESS = "matter";
    private static final int STEPS = 5;
    private static final int CONNECTIONS = 24;

    private final HikariDataSource source = new HikariDataSource();
    private final ProcessEngine engine;
    private final AtomicLong keys = new AtomicLong();

    /// @param url with user and password
    FlowableEngine(String url, String user, String password) {
        source.setJdbcUrl(url);
        source.setUsername(user);
        source.setPassword(password);
        source.setMaximumPoolSize(CONNECTIONS);
        source.addDataSourceProperty("prepareThreshold", "1");
        var settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(source);
        settings.setDatabaseSchemaUpdate("true");
        settings.setHistory("full");
        settings.setAsyncExecutorActivate(true);
        settings.setDisableIdmEngine(true);
        settings.setDisableEventRegistry(true);
        engine = settings.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addString("matter.bpmn20.xml", Tenants.resource("/bench/matter.bpmn20.xml")).name(PROCESS).deploy();
    }

    static String version() {
        return ProcessEngine.VERSION;
    }

    /// One process from its start to its end.
    Work lifecycle(Texts texts, long seed) {
        RuntimeService runtime = engine.getRuntimeService();
        TaskService tasks = engine.getTaskService();
        var random = new Random(seed);
        return new Work() {
            @Override
            public void once(Parts parts) {
                Texts.Complaint complaint = texts.complaint(random);
                long began = System.nanoTime();
                Map<String, Object> variables = new HashMap<>(Map.of("actor", "worker" + random.nextInt(500), "text", complaint.text(), "category", complaint.category(),
                        "unit", random.nextInt(500), "verdict", "none"));
                String process = runtime.startProcessInstanceByKey(PROCESS, Long.toString(keys.incrementAndGet()), variables).getId();
                for (int step = 1; step <= STEPS; step++) {
                    String task = tasks.createTaskQuery().processInstanceId(process).singleResult().getId();
                    tasks.complete(task, Map.of("said" + step, texts.done(random)));
                    parts.done(began);
                    began = System.nanoTime();
                }
            }

            @Override
            public int size() {
                return STEPS;
            }
        };
    }

    @Override
    public void close() {
        engine.close();
        source.close();
    }
}
