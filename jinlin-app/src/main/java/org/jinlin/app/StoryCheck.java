package org.jinlin.app;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares what a story says with what was found.
final class StoryCheck {

    private StoryCheck() {}

    static void same(String what, @Nullable Object found, @Nullable Object told) {
        holds(Objects.equals(found, told), what + " is " + shown(found) + ", the story says " + shown(told));
    }

    /// Everything that is told was found.
    static void has(String what, Collection<String> found, Collection<String> told) {
        told.forEach(each -> holds(found.contains(each), what + " lacks " + each + ", there is " + found));
    }

    static void lacks(String what, Collection<String> found, Collection<String> told) {
        told.forEach(each -> holds(!found.contains(each), what + " has " + each + ", the story says it has not"));
    }

    /// What is told was found in this order, perhaps with other things between.
    static void inOrder(String what, List<String> found, List<String> told) {
        Iterator<String> left = found.iterator();
        told.forEach(each -> {
            boolean met = false;
            while (!met && left.hasNext()) {
                met = left.next().equals(each);
            }
            holds(met, what + " is " + found + ", the story says " + told + " in this order");
        });
    }

    static void holds(boolean is, String sentence) {
        if (!is) {
            throw new StoryBroken(sentence);
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "nothing" : value.toString();
    }
}
