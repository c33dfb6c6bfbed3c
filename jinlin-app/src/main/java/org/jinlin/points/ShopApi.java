package org.jinlin.points;

import java.time.Instant;
import java.util.UUID;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The JSON API of the shop.
@RestController
@RequestMapping("/api")
class ShopApi {

    private static final String NUMBER = "[0-9]{1,18}";

    private final Shop shop;

    ShopApi(Shop shop) {
        this.shop = shop;
    }

    /// @param id made by the client: the same one again pays once
    record Redeem(@Nullable UUID id, @Nullable String unit, @Nullable String gift) {}

    record Paid(String id, String code, String gift, long costs, String currency, String state, Instant at) {}

    /// Pays for a gift with what I have.
    @PostMapping("/me/points/vouchers")
    Outcome<Paid> redeem(Actor actor, @RequestBody Redeem request) {
        if (request.id() == null || request.unit() == null || !request.unit().matches(NUMBER) || request.gift() == null) {
            return Outcome.refused("GIFT_UNKNOWN");
        }
        return shop.redeem(actor, request.id(), Long.parseLong(request.unit()), request.gift()).map(voucher -> new Paid(Long.toString(voucher.id()), voucher.code(), voucher.gift(), voucher.costs(),
                voucher.currency().code(), voucher.state().code(), voucher.at()));
    }

    /// @param count how many more, or fewer where it is below zero
    record Stock(@Nullable String unit, @Nullable String gift, @Nullable Integer count) {}

    record Left(long remaining) {}

    /// Adds to what the shop of a unit has.
    @PostMapping("/points/stock")
    Outcome<Left> stock(Actor actor, @RequestBody Stock request) {
        if (request.unit() == null || !request.unit().matches(NUMBER) || request.gift() == null) {
            return Outcome.refused("GIFT_UNKNOWN");
        }
        return shop.add(actor, Long.parseLong(request.unit()), request.gift(), request.count() == null ? 0 : request.count()).map(Left::new);
    }
}
