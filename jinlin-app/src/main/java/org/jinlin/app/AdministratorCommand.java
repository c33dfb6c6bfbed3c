package org.jinlin.app;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.AccountDesk;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.Problems;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin administrator KIND --district CODE --name NAME --login LOGIN --reason TEXT [--phone PHONE] [--data DIR]`: makes the first
/// administrators of a district, beside a running server or without one. Each is a person with an account and a code for once.
final class AdministratorCommand {

    private static final String USAGE = "usage: jinlin administrator system|security|audit --district CODE --name NAME --login LOGIN --reason TEXT [--phone PHONE] [--data DIR]";
    private static final List<String> NEEDED = List.of("district", "name", "login", "reason");

    private AdministratorCommand() {}

    static int run(String[] args, PrintStream out) {
        Optional<Administrator> kind = Arrays.stream(Administrator.values()).filter(one -> args.length > 0 && one.code().equals(args[0])).findFirst();
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < args.length; i += 2) {
            options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        if (kind.isEmpty() || args.length % 2 == 0 || !options.keySet().containsAll(NEEDED)) {
            out.println(USAGE);
            return 2;
        }
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE)
                .run("--jinlin.data=" + options.getOrDefault("data", "data"), "--jinlin.jobs=false", "--jinlin.demo=", "--jinlin.database.join=true")) {
            return make(new Beans(context.getBean(Orgs.class), context.getBean(AccountDesk.class), context.getBean(Administrators.class), context.getBean(Problems.class)), kind.get(), options, out);
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            out.println(sentence);
            return 1;
        }
    }

    /// Who is asked.
    record Beans(Orgs orgs, AccountDesk accounts, Administrators administrators, Problems problems) {}

    /// Makes the account, and of its person the administrator.
    static int make(Beans beans, Administrator kind, Map<String, String> options, PrintStream out) {
        Optional<Tenant> tenant = beans.orgs().tenants().stream().filter(one -> one.code().equals(options.get("district"))).findFirst();
        if (tenant.isEmpty()) {
            out.println("there is no district " + options.get("district"));
            return 1;
        }
        int district = tenant.get().district();
        Outcome<AccountDesk.Fresh> made = beans.accounts().first(district, options.get("name"), options.getOrDefault("phone", ""), options.get("login"), options.get("reason"));
        return made.then(fresh -> beans.administrators().first(district, fresh.personId(), kind, options.get("reason")).map(_ -> fresh)).map(fresh -> {
            out.println("made; the code for once is " + fresh.code() + ", good until " + fresh.untilAt() + ", at the page /welcome");
            return 0;
        }).orElse(refusal -> refused(beans, refusal, out));
    }

    private static int refused(Beans beans, Refusal refusal, PrintStream out) {
        out.println(beans.problems().sentence(refusal, Locale.ENGLISH));
        return 1;
    }
}
