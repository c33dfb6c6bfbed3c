package org.jinlin.app;

import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.DemoAccounts;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// `--mode production`: the server does not start where a demo is asked for, where demo accounts are open, or where people's
/// passwords would cross the network unencrypted (GB/T 22239-2019, level 3, 8.1.4: no default accounts, confidentiality of data).
@Component
@ConditionalOnProperty(name = "jinlin.mode", havingValue = "production")
class ProductionGuard implements SmartInitializingSingleton {

    private final Orgs orgs;
    private final DemoAccounts demo;
    private final String demoCode;
    private final boolean isEncrypted;

    ProductionGuard(Orgs orgs, DemoAccounts demo, @Value("${jinlin.demo}") String demoCode, @Value("${server.ssl.bundle:}") String bundle,
            @Value("${server.forward-headers-strategy:}") String proxy) {
        this.orgs = orgs;
        this.demo = demo;
        this.demoCode = demoCode;
        this.isEncrypted = !bundle.isBlank() || !proxy.isBlank();
    }

    /// Before the first request is taken.
    @Override
    public void afterSingletonsInstantiated() {
        if (!demoCode.isBlank()) {
            throw new StartProblem("Production mode loads no demo district: leave --demo out.");
        }
        if (!isEncrypted) {
            throw new StartProblem("Production mode needs HTTPS: name --https-certificate and --https-key, or --behind-proxy where a proxy does it.");
        }
        for (Tenant tenant : orgs.tenants()) {
            int open = demo.open(tenant.district());
            if (open > 0) {
                throw new StartProblem("The database has " + open + " open demo accounts in " + tenant.code() + ", whose passwords anybody may know: block them with ./jinlin block-demo --data DIR.");
            }
        }
    }
}
