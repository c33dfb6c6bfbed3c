package org.jinlin.points;

import org.jinlin.playbook.Currency;

/// What somebody has of a currency.
///
/// @param balance never below zero but for the bank
/// @param entries how many halves of transfers have gone in and out
public record Account(long id, Holder holder, Currency currency, long balance, long entries) {}
