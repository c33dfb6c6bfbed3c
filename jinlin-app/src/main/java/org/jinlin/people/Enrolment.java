package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Enters many people at once: a demo world, an imported register. Everything goes in together or not at all.
///
/// Names, phones, addresses, doors and tags are sealed before they reach the database.
@Component
public class Enrolment {

    /// @param unitId the building or grid where the door is
    /// @param tags   what the care for this household has to know, such as that somebody lives alone; sealed
    public record NewHousehold(long id, long unitId, String door, List<String> tags) {}

    /// @param unitId    where the person lives
    /// @param synthetic made up for a demonstration; the screens say so
    public record NewPerson(long id, String name, @Nullable String phone, @Nullable String address, @Nullable Long householdId,
            @Nullable Long unitId, boolean synthetic) {}

    /// @param role in the playbook's words
    public record NewAppointment(long personId, String role, long unitId, LocalDate from) {}

    /// A duty towards a household or a unit, exactly one of them.
    public record NewLink(String kind, long personId, @Nullable Long householdId, @Nullable Long unitId, LocalDate from,
            @Nullable Instant consentAt) {

        public NewLink {
            if ((householdId == null) == (unitId == null)) {
                throw new IllegalArgumentException("a link leads to a household or to a unit, exactly one");
            }
        }
    }

    /// @param login    unique in the installation; capitals and surrounding blanks do not count
    /// @param password absent while the person cannot sign in with one
    public record NewAccount(long personId, String login, @Nullable String password) {

        @Override
        public String toString() {
            return "NewAccount[personId=" + personId + "]";
        }
    }

    private final Db db;
    private final EnrolmentStore store;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Posts posts;
    private final JinlinClock clock;
    private final SingleHoldersStore single;

    Enrolment(Db db, EnrolmentStore store, AccountStore accounts, Passwords passwords, Posts posts, JinlinClock clock, SingleHoldersStore single) {
        this.db = db;
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.posts = posts;
        this.clock = clock;
        this.single = single;
    }

    /// Enters all of them in one transaction and answers with the number of persons. Refused, with nothing entered:
    /// `POST_TAKEN` (a second holder of a role that one person holds), `LOGIN_INVALID`, `LOGIN_TAKEN` (also twice in the list), what [PasswordRules] refuses.
    public Outcome<Integer> enrol(int district, List<NewHousehold> households, List<NewPerson> persons,
            List<NewAppointment> appointments, List<NewLink> links, List<NewAccount> newAccounts) {
        Set<String> seen = new HashSet<>();
        for (NewAccount account : newAccounts) {
            if (!Logins.isValid(account.login())) {
                return Outcome.refused("LOGIN_INVALID");
            }
            Optional<String> weak = Optional.ofNullable(account.password()).flatMap(password -> PasswordRules.refusal(password, account.login()));
            if (weak.isPresent()) {
                return Outcome.refused(weak.get());
            }
            if (!seen.add(Logins.normalised(account.login())) || accounts.isTaken(account.login())) {
                return Outcome.refused("LOGIN_TAKEN");
            }
        }
        // hashing passwords is slow on purpose: not while a transaction is open
        var hashes = newAccounts.stream().map(account -> passwords.hash(account.password())).toList();
        Instant now = clock.now();
        Optional<Refusal> second = db.write(Scope.service(district, Scope.Kind.SETUP), sql -> {
            Optional<Refusal> taken = single.second(sql, district, appointments, now);
            if (taken.isPresent()) {
                return taken;
            }
            if (!newAccounts.isEmpty() && store.isTaken(sql, newAccounts)) {
                return Optional.of(Refusal.of("LOGIN_TAKEN"));
            }
            store.households(sql, district, households, now);
            store.persons(sql, district, persons, now);
            store.appointments(sql, district, appointments);
            PostVersionStore.raise(sql, district);
            store.links(sql, district, links);
            store.accounts(sql, district, newAccounts, hashes, now);
            return taken;
        });
        posts.forget(district);
        return second.<Outcome<Integer>>map(Outcome.Refused::new).orElseGet(() -> Outcome.done(persons.size()));
    }
}
