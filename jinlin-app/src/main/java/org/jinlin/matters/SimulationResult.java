package org.jinlin.matters;

import java.util.List;

/// What came of a simulation.
///
/// @param opened requests that came in
/// @param ended  of these, how many are over
/// @param stuck  steps that nobody could make; a playbook whose owners can do all their steps has none
public record SimulationResult(long opened, long ended, long stuck, List<Clock> clocks, List<Load> units, List<Outcome> outcomes) {

    /// How the promises of a clock were kept, those that ended as neither left out.
    ///
    /// @param late open at the end and overdue
    public record Clock(String kind, String clock, long met, long missed, long late) {

        /// Kept, of all that were to be kept by now.
        public double rate() {
            long all = met + missed + late;
            return all == 0 ? 1 : (double) met / all;
        }
    }

    /// How a unit had to do.
    ///
    /// @param workers who answer for it
    /// @param mean    waiting on average
    /// @param most    waiting at most
    /// @param atEnd   waiting at the end
    /// @param busy    worked of what there was of office hours; what is done at other hours counts too
    /// @param missed  promises it missed
    public record Load(long unit, int workers, double mean, int most, int atEnd, double busy, long missed) {

        /// More work than hours, or a queue that did not go away.
        public boolean isOverloaded() {
            return busy > 0.85 || atEnd > 10 && atEnd > 0.8 * most;
        }
    }

    /// How many requests ended so.
    public record Outcome(String outcome, long count) {}

    /// Kept promises of all clocks, of all that were to be kept.
    public double onTime() {
        long met = clocks.stream().mapToLong(Clock::met).sum();
        long all = clocks.stream().mapToLong(clock -> clock.met() + clock.missed() + clock.late()).sum();
        return all == 0 ? 1 : (double) met / all;
    }
}
