package org.jinlin.proof;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms: which may know which, and what may not be found in any of them.
class ModulesTest {

    /// A room depends only on rooms before it.
    static final List<String> ROOMS = List.of("kit", "playbook", "org", "people", "matters", "points", "insight", "app");

    /// What a matter's fate is decided by: nothing but values goes in.
    private static final Set<String> PURE = Set.of("Replay", "Offices", "Standing", "Access");

    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.jinlin");
    private static final JavaClasses OURS = HOUSE.that(describe("of a room", type -> ROOMS.stream().anyMatch(room -> isIn(type, room))));

    static List<String> rooms() {
        return ROOMS;
    }

    @Test
    void springModulithFindsExactlyTheseRoomsAndNoWayAround() {
        var modules = ApplicationModules.of("org.jinlin");

        assertThat(modules.stream().map(module -> module.getIdentifier().toString())).containsExactlyInAnyOrderElementsOf(ROOMS);
        modules.verify();
    }

    @Test
    void everyClassStandsInARoomOrInASupplier() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).map(name -> name.replaceFirst("^org\\.jinlin\\.?", "").replaceFirst("\\..*", "")).distinct())
                .isSubsetOf(Stream.concat(ROOMS.stream(), Stream.of("db", "postgres", "pages")).toList());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomDependsOnlyOnRoomsBeforeIt(String room) {
        var later = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream().map(name -> "org.jinlin." + name + "..").toArray(String[]::new);

        noClasses().that().resideInAPackage("org.jinlin." + room + "..").should().dependOnClassesThat().resideInAnyPackage(later).allowEmptyShould(true).check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheTablesOfItsOwnSchema(String room) {
        noClasses().that().resideInAPackage("org.jinlin." + room + "..")
                .should().dependOnClassesThat(describe("of another room's schema", type -> type.getPackageName().startsWith("org.jinlin.db.") && !isIn(type, "db." + room)))
                .check(OURS);
    }

    @Test
    void onlyTheAppStartsADatabase() {
        noClasses().that().resideOutsideOfPackages("org.jinlin.app..", "org.jinlin.postgres..").should().dependOnClassesThat().resideInAPackage("org.jinlin.postgres..")
                .check(HOUSE);
    }

    @Test
    void storesAreFinalAndSeenInTheirRoomOnly() {
        classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate().andShould().haveModifier(JavaModifier.FINAL).check(OURS);
    }

    @Test
    void onlyStoresHoldSql() {
        var stores = describe("that are no stores", (JavaClass type) -> !top(type).getSimpleName().endsWith("Store"));

        noClasses().that(stores).should().dependOnClassesThat().resideInAPackage("org.jinlin.db..").check(OURS);
        noClasses().that(stores).and(describe("and not the door to the database", type -> !named(type, "Db", "Prepared")))
                .should().callMethodWhere(describe("that sends or makes a statement", call -> call.getTargetOwner().isAssignableTo(DSLContext.class)
                        || call.getTargetOwner().isAssignableTo(Query.class) || call.getTargetOwner().isEquivalentTo(DSL.class)))
                .check(OURS);
    }

    @Test
    void recordsOfTheDatabaseNeverLeaveTheirRoom() {
        var leaking = OURS.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PRIVATE)).flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC) || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(unit -> signature(unit).anyMatch(type -> type.getPackageName().startsWith("org.jinlin.db")))
                .map(JavaCodeUnit::getFullName);

        assertThat(leaking).isEmpty();
    }

    @Test
    void rowsAreWrittenByStatementsAndNotByTheirRecords() {
        noClasses().should().callMethodWhere(JavaCall.Predicates.target(AccessTarget.Predicates.declaredIn(UpdatableRecord.class))).check(OURS);
    }

    @Test
    void nobodyButTheClockAsksTheMachineForTheTime() {
        noClasses().that(describe("outside of the clock", type -> !named(type, "JinlinClock", "Ids"))).should().callMethodWhere(timeOfTheMachine()).check(OURS);
    }

    @Test
    void decisionsAreMadeOfValues() {
        noClasses().that(describe("that decide", type -> top(type).getSimpleName().endsWith("Rules") || PURE.contains(top(type).getSimpleName())))
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.jooq..", "org.jinlin.db..", "java.sql..", "javax.sql..", "jakarta..")
                .orShould().dependOnClassesThat(describe("the clock or the database", type -> named(type, "JinlinClock", "Db", "Prepared"))).check(OURS);
    }

    @Test
    void anInterfaceHasMoreThanOneImplementation() {
        var lonely = OURS.stream().filter(JavaClass::isInterface).filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.isAnnotation() && !type.reflect().isSealed() && !isFunctional(type))
                .filter(type -> type.getAllSubclasses().size() < 2).map(JavaClass::getName);

        assertThat(lonely).isEmpty();
    }

    @Test
    void roomsCallEachOtherAndSendNoEvents() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.springframework.context.ApplicationEventPublisher").check(OURS);
        noClasses().that().resideOutsideOfPackage("org.jinlin.app..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.context.event..", "org.springframework.transaction.event..", "org.springframework.modulith.events..").check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.persistence.Entity", "org.hibernate.Session", "lombok.Getter", "org.mockito.Mockito", "org.mapstruct.Mapper",
            "org.springframework.modulith.events.core.EventPublicationRepository"})
    void whatWeDoWithoutIsNotOnTheClassPath(String type) {
        assertThat(ModulesTest.class.getClassLoader().getResource(type.replace('.', '/') + ".class")).isNull();
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        return Stream.concat(unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    }

    private static DescribedPredicate<JavaCall<?>> timeOfTheMachine() {
        return describe("the time of the machine", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getName();
            return owner.startsWith("java.time.") && (method.equals("now") || method.startsWith("system"))
                    || owner.equals("java.lang.System") && method.equals("currentTimeMillis")
                    || owner.equals("java.util.Date") && method.equals("<init>") && call.getTarget().getParameterTypes().isEmpty();
        });
    }

    private static boolean isFunctional(JavaClass type) {
        return type.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT)).count() == 1;
    }

    private static boolean isIn(JavaClass type, String part) {
        return (type.getPackageName() + ".").startsWith("org.jinlin." + part + ".");
    }

    private static boolean named(JavaClass type, String... names) {
        return isIn(type, "kit") && List.of(names).contains(top(type).getSimpleName());
    }

    private static JavaClass top(JavaClass type) {
        return type.getEnclosingClass().map(ModulesTest::top).orElse(type);
    }
}
