package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;

/// What a playbook may say is read by something that does it. A word that is taken, checked and drawn, and read by nothing else, is a promise nobody keeps.
class VocabularyReadTest {

    private static final String ROOM = Playbook.class.getPackageName();
    /// Who takes a playbook in, finds fault with it, tries it out, compares it or describes it: none of these keeps a promise.
    private static final String LOOKS_ONLY = ".*(Check|Checker|Decoder|Findings)|Playbooks|PlaybookDiff|PlaybookCommand|PlaybookSchema|Walker.*|Machine.*|Draw|Coverage|Sketch.*|Vocabulary|YamlFile|Merge|Tables|Likeness|Plain.*|Flow.*";
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.jinlin", "gg.jte.generated");

    @Test
    void everyWordIsReadByWhatDoesIt() {
        Set<String> read = read();
        var unread = new TreeSet<String>();
        for (Class<?> type : words()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!read.contains(type.getName() + "." + component.getName())) {
                    unread.add(type.getName().substring(ROOM.length() + 1) + "." + component.getName());
                }
            }
        }
        assertThat(unread).isEmpty();
    }

    @Test
    void whatIsLookedThroughIsThePlaybookAndWhatReadsIt() {
        assertThat(words().stream().map(Class::getSimpleName)).contains("Playbook", "Kind", "MoveRule", "ClockRule", "Field", "Obligation", "Roster", "Stage", "Limit", "Elsewhere");
        assertThat(read()).contains(ROOM + ".Kind.moves", ROOM + ".MoveRule.by").hasSizeGreaterThan(200).as("a key is made and compared, and its parts are read by nobody")
                .contains(ROOM + ".Playbook$MatrixCell.<init>").doesNotContain(ROOM + ".Playbook$MatrixCell.harm");
    }

    /// The records of which a playbook is made.
    private static Set<Class<?>> words() {
        var words = new HashSet<Class<?>>();
        var next = new ArrayDeque<Type>(List.of(Playbook.class));
        while (!next.isEmpty()) {
            Type type = next.pop();
            if (type instanceof ParameterizedType generic) {
                // what is only the key of a map is read by looking it up
                next.addAll(Arrays.asList(generic.getActualTypeArguments()).subList(generic.getRawType() == Map.class ? 1 : 0, generic.getActualTypeArguments().length));
            } else if (type instanceof Class<?> one && one.getPackageName().equals(ROOM) && words.add(one)) {
                if (one.isRecord()) {
                    Stream.of(one.getRecordComponents()).map(RecordComponent::getGenericType).forEach(next::add);
                }
                if (one.isSealed()) {
                    next.addAll(Arrays.asList(one.getPermittedSubclasses()));
                }
            }
        }
        words.removeIf(type -> !type.isRecord());
        return words;
    }

    /// What is called in the room of playbooks, TYPE.METHOD, by other rooms and by what they call there.
    private static Set<String> read() {
        var read = new HashSet<String>();
        var next = new ArrayDeque<JavaCodeUnit>();
        HOUSE.stream().filter(type -> !type.getPackageName().equals(ROOM) && !type.getSimpleName().contains("Playbook")).flatMap(type -> type.getCodeUnits().stream()).forEach(next::add);
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.pop();
            // a record reads its own components without calling itself
            unit.getFieldAccesses().stream().filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET).map(JavaAccess::getTarget)
                    .filter(field -> field.getOwner().getPackageName().equals(ROOM)).forEach(field -> read.add(field.getOwner().getName() + "." + field.getName()));
            Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream()).map(JavaAccess::getTarget)
                    .filter(target -> target.getOwner().getPackageName().equals(ROOM) && !looksOnly(target.getOwner()) && read.add(target.getOwner().getName() + "." + target.getName()))
                    .flatMap(target -> implementing(target.getOwner()).flatMap(type -> type.getCodeUnits().stream()).filter(one -> one.getName().equals(target.getName()))).forEach(next::add);
        }
        return read;
    }

    private static Stream<JavaClass> implementing(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllSubclasses().stream());
    }

    private static boolean looksOnly(JavaClass type) {
        return type.getName().substring(ROOM.length() + 1).matches(LOOKS_ONLY);
    }
}
