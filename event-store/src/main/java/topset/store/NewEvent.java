package topset.store;

import java.time.OffsetDateTime;

/**
 * An event that was decided and is not stored yet.
 *
 * @param type the private name and version of the stored form, such as {@code SetCompleted.v1}
 * @param occurredAt when it happened in the gym; stored to the microsecond, in UTC
 * @param data one JSON document; kept as it is written, digit for digit
 * @param published whether others are told. Only what is published takes a number of the athlete's dense sequence, because a subscriber could
 *     not tell a number that was kept private from one that was lost
 */
public record NewEvent(String type, OffsetDateTime occurredAt, String data, boolean published) {}
