package org.jinlin.app;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Every test class begins on the same Friday, whichever class ran before it on the same server and however far that let time pass. JUnit finds it by itself.
public final class RewoundClock implements BeforeAllCallback {

    static final Set<TestServer> STARTED = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            STARTED.forEach(TestServer::rewind);
        }
    }
}
