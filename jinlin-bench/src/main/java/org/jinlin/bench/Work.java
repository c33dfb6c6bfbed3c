package org.jinlin.bench;

/// What one thread of a loader does over and over.
interface Work {

    /// One unit of it.
    ///
    void once(Parts parts) throws Exception;

    /// How many parts a unit has.
    int size();
}
