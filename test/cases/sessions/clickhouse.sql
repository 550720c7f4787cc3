-- One row a session. ClickHouse, over the table of docs/recipes.md that the forwarder clickHouse writes to.
WITH read_events AS (
  SELECT
    CAST(source AS Nullable(String)) AS source,
    CAST(id AS Nullable(String)) AS id,
    CAST(cfsession AS Nullable(String)) AS session,
    substr(CAST(type AS Nullable(String)), 14) AS wire_type,
    toString(sequence) AS sequence_text,
    CAST(time AS Nullable(String)) AS time_text,
    CAST(cfvouched AS Nullable(String)) AS vouched,
    CASE WHEN if(JSONType(data, 'mode') = 'String', nullIf(JSONExtractString(data, 'mode'), ''), NULL) = 'test' THEN 'test' ELSE 'live' END AS mode,
    if(JSONType(data, 'flowId') = 'String', nullIf(JSONExtractString(data, 'flowId'), ''), NULL) AS flow,
    if(JSONType(data, 'configHash') = 'String', nullIf(JSONExtractString(data, 'configHash'), ''), NULL) AS config_hash,
    if(JSONType(data, 'version') = 'String', nullIf(JSONExtractString(data, 'version'), ''), NULL) AS version,
    CASE WHEN JSONHas(data, 'customer', 'id') THEN multiIf(NOT JSONHas(data, 'customer', 'id') OR JSONType(data, 'customer', 'id') = 'Null', NULL, JSONType(data, 'customer', 'id') = 'String', concat('s', JSONExtractString(data, 'customer', 'id')), JSONType(data, 'customer', 'id') IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, 'customer', 'id')), 'x') ELSE concat('s', CAST(subject AS Nullable(String))) END AS customer,
    multiIf(NOT JSONHas(data, 'subscription', 'id') OR JSONType(data, 'subscription', 'id') = 'Null', NULL, JSONType(data, 'subscription', 'id') = 'String', concat('s', JSONExtractString(data, 'subscription', 'id')), JSONType(data, 'subscription', 'id') IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, 'subscription', 'id')), 'x') AS subscription,
    multiIf(NOT JSONHas(data, 'subscription', 'plan') OR JSONType(data, 'subscription', 'plan') = 'Null', NULL, JSONType(data, 'subscription', 'plan') = 'String', concat('s', JSONExtractString(data, 'subscription', 'plan')), JSONType(data, 'subscription', 'plan') IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, 'subscription', 'plan')), 'x') AS plan,
    multiIf(NOT JSONHas(data, 'subscription', 'mrr') OR JSONType(data, 'subscription', 'mrr') = 'Null', NULL, JSONType(data, 'subscription', 'mrr') = 'String', concat('s', JSONExtractString(data, 'subscription', 'mrr')), JSONType(data, 'subscription', 'mrr') IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, 'subscription', 'mrr')), 'x') AS mrr,
    multiIf(NOT JSONHas(data, 'subscription', 'currency') OR JSONType(data, 'subscription', 'currency') = 'Null', NULL, JSONType(data, 'subscription', 'currency') = 'String', concat('s', JSONExtractString(data, 'subscription', 'currency')), JSONType(data, 'subscription', 'currency') IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, 'subscription', 'currency')), 'x') AS currency,
    multiIf(NOT JSONHas(data, 'subscription', 'interval') OR JSONType(data, 'subscription', 'interval') = 'Null', NULL, JSONType(data, 'subscription', 'interval') = 'String', concat('s', JSONExtractString(data, 'subscription', 'interval')), JSONType(data, 'subscription', 'interval') IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, 'subscription', 'interval')), 'x') AS billing_interval,
    if(JSONType(data, 'reason') = 'String', nullIf(JSONExtractString(data, 'reason'), ''), NULL) AS reason,
    if(JSONType(data, 'category') = 'String', nullIf(JSONExtractString(data, 'category'), ''), NULL) AS category,
    if(JSONType(data, 'influence') = 'String', nullIf(JSONExtractString(data, 'influence'), ''), NULL) AS influence,
    if(JSONType(data, 'offer') = 'String', nullIf(JSONExtractString(data, 'offer'), ''), NULL) AS offer,
    if(JSONType(data, 'type') = 'String', nullIf(JSONExtractString(data, 'type'), ''), NULL) AS offer_type,
    if(JSONType(data, 'rule') = 'String', nullIf(JSONExtractString(data, 'rule'), ''), NULL) AS rule,
    if(JSONType(data, 'experiment', 'id') = 'String', nullIf(JSONExtractString(data, 'experiment', 'id'), ''), NULL) AS experiment,
    if(JSONType(data, 'experiment', 'variation') = 'String', nullIf(JSONExtractString(data, 'experiment', 'variation'), ''), NULL) AS arm,
    JSONExtractBool(data, 'holdout') AS holdout,
    JSONHas(data, 'choice', 'percentOff') AND JSONType(data, 'choice', 'percentOff') <> 'Null' OR JSONHas(data, 'choice', 'amountOff') AND JSONType(data, 'choice', 'amountOff') <> 'Null' AS off
  FROM cancel_flow
  WHERE CAST(type AS Nullable(String)) IN ('dev.fairwell.flow.started.v1', 'dev.fairwell.flow.step_viewed.v1', 'dev.fairwell.survey.answered.v1', 'dev.fairwell.decision.made.v1', 'dev.fairwell.offer.shown.v1', 'dev.fairwell.offer.accepted.v1', 'dev.fairwell.offer.applied.v1', 'dev.fairwell.offer.failed.v1', 'dev.fairwell.offer.declined.v1', 'dev.fairwell.flow.saved.v1', 'dev.fairwell.flow.canceled.v1', 'dev.fairwell.flow.dismissed.v1', 'dev.fairwell.flow.referred.v1', 'dev.fairwell.flow.failed.v1', 'dev.fairwell.alert.raised.v1')
    AND coalesce('1.0', '1.0') = '1.0'
    AND CAST(source AS Nullable(String)) IS NOT NULL AND CAST(id AS Nullable(String)) IS NOT NULL AND CAST(cfsession AS Nullable(String)) IS NOT NULL
    AND JSONType(data) = 'Object'
),
each_once AS (
  SELECT * FROM (
    SELECT read_events.*, row_number() OVER (PARTITION BY source, id ORDER BY session) AS copy FROM read_events
  ) AS numbered WHERE copy = 1
),
clocked AS (
  SELECT each_once.*, CASE WHEN match(time_text, '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$') THEN time_text END AS clock FROM each_once
),
calendar AS (
  SELECT clocked.*,
    toInt64OrNull(substr(clock, 1, 4)) AS year, toInt64OrNull(substr(clock, 6, 2)) AS month, toInt64OrNull(substr(clock, 9, 2)) AS day,
    (toInt64OrNull(substr(clock, 12, 2)) * 60 + toInt64OrNull(substr(clock, 15, 2))) * 60 + toInt64OrNull(substr(clock, 18, 2)) AS second_of_day,
    CASE
      WHEN match(clock, '[.][0-9]{3}') THEN toInt64OrNull(substr(clock, 21, 3))
      WHEN match(clock, '[.][0-9]{2}') THEN toInt64OrNull(substr(clock, 21, 2)) * 10
      WHEN match(clock, '[.][0-9]{1}') THEN toInt64OrNull(substr(clock, 21, 1)) * 100
      ELSE 0
    END AS thousandths,
    CASE
      WHEN match(clock, '[+-][0-9]{2}:[0-9]{2}$') THEN
        (CASE WHEN substr(clock, length(clock) - 5, 1) = '+' THEN 60 ELSE -60 END) * (toInt64OrNull(substr(clock, length(clock) - 4, 2)) * 60 + toInt64OrNull(substr(clock, length(clock) - 1, 2)))
      ELSE 0
    END AS seconds_ahead
  FROM clocked
),
timed AS (
  SELECT calendar.*,
    substr(wire_type, 1, length(wire_type) - 3) AS type,
    CASE WHEN match(sequence_text, '^0*[1-9][0-9]{0,14}$') THEN toInt64OrNull(sequence_text) END AS place,
    CASE WHEN year > 1 AND day <= CASE WHEN month = 2 THEN CASE WHEN (mod(year, 4) = 0 AND mod(year, 100) <> 0) OR mod(year, 400) = 0 THEN 29 ELSE 28 END WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (year - CASE WHEN month <= 2 THEN 1 ELSE 0 END) + intDiv((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END), 4) - intDiv((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END), 100) + intDiv((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END), 400) + intDiv(153 * (month + CASE WHEN month > 2 THEN -3 ELSE 9 END) + 2, 5) + day - 719469) * 86400 + second_of_day - seconds_ahead) * 1000 + thousandths END AS milliseconds
  FROM calendar
),
in_order AS (
  SELECT timed.*,
    row_number() OVER (
      PARTITION BY mode, source, session
      ORDER BY coalesce(place, 9007199254740991), coalesce(milliseconds, 0), id
    ) AS rank
  FROM timed
),
to_the_end AS (
  SELECT in_order.*, min(CASE WHEN type IN ('flow.saved', 'flow.canceled', 'flow.dismissed', 'flow.referred', 'flow.failed') THEN rank END) OVER (PARTITION BY mode, source, session) AS end_rank
  FROM in_order
),
taken AS (
  SELECT story.*, coalesce(
    max(CASE WHEN rank = end_rank THEN offer END) OVER (PARTITION BY mode, source, session),
    nullif(substr(max(CASE WHEN is_told AND type IN ('offer.applied', 'offer.accepted') THEN concat(leftPad(toString(rank), 10, '0'), coalesce(offer, '')) END) OVER (PARTITION BY mode, source, session), 11), '')
  ) AS taken_offer
  FROM (SELECT to_the_end.*, end_rank IS NULL OR rank <= end_rank AS is_told FROM to_the_end) AS story
),
folded AS (
  SELECT
    mode, source, session,
    nullif(substr(min(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), coalesce(flow, '')) END), 11), '') AS flow,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), customer) END), 11), '') AS customer,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), subscription) END), 11), '') AS subscription,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), plan) END), 11), '') AS plan,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), mrr) END), 11), '') AS mrr,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), currency) END), 11), '') AS currency,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), billing_interval) END), 11), '') AS billing_interval,
    nullif(substr(min(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), toString(milliseconds)) END), 11), '') AS started,
    max(CASE WHEN rank = end_rank THEN milliseconds END) AS ended,
    max(CASE WHEN rank = end_rank THEN substr(type, 6) END) AS outcome,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN concat(leftPad(toString(rank), 10, '0'), coalesce(reason, '')) END), 11), '') AS reason,
    nullif(substr(max(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), coalesce(reason, '')) END), 11), '') AS last_reason,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN concat(leftPad(toString(rank), 10, '0'), coalesce(category, '')) END), 11), '') AS category,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN concat(leftPad(toString(rank), 10, '0'), coalesce(influence, '')) END), 11), '') AS influence,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' THEN 1 ELSE 0 END), 0) = 1 AS decided,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' AND holdout THEN 1 ELSE 0 END), 0) = 1 AS holdout,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' THEN concat(leftPad(toString(rank), 10, '0'), coalesce(rule, '')) END), 11), '') AS rule,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN concat(leftPad(toString(rank), 10, '0'), experiment) END), 11), '') AS experiment,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN concat(leftPad(toString(rank), 10, '0'), arm) END), 11), '') AS arm,
    coalesce(max(CASE WHEN is_told AND type = 'offer.shown' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_shown,
    coalesce(max(CASE WHEN is_told AND type = 'offer.accepted' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_accepted,
    max(taken_offer) AS offer,
    nullif(substr(min(CASE WHEN is_told AND offer = taken_offer THEN concat(leftPad(toString(rank), 10, '0'), offer_type) END), 11), '') AS offer_type,
    coalesce(max(CASE WHEN is_told AND offer = taken_offer AND off THEN 1 ELSE 0 END), 0) = 1 AS off,
    nullif(substr(min(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), config_hash) END), 11), '') AS config_hash,
    nullif(substr(min(CASE WHEN is_told THEN concat(leftPad(toString(rank), 10, '0'), version) END), 11), '') AS version,
    CASE WHEN coalesce(max(CASE WHEN is_told AND vouched = 'none' THEN 1 ELSE 0 END), 0) = 1 THEN FALSE WHEN coalesce(max(CASE WHEN is_told AND vouched IS NOT NULL AND vouched <> '' THEN 1 ELSE 0 END), 0) = 1 THEN TRUE END AS vouched,
    count(*) AS events
  FROM taken GROUP BY mode, source, session
)
SELECT
  mode, source, session, coalesce(flow, '') AS flow,
  CASE WHEN customer LIKE 's%' THEN nullif(substr(customer, 2), '') END AS customer,
  CASE WHEN subscription LIKE 's%' THEN nullif(substr(subscription, 2), '') END AS subscription,
  CASE WHEN plan LIKE 's%' THEN nullif(substr(plan, 2), '') END AS plan,
  CASE WHEN (mrr LIKE 'n%' OR match(mrr, '^s-?[0-9]+([.][0-9]+)?$')) THEN CASE WHEN toFloat64OrNull(substr(mrr, 2)) >= 0 THEN toFloat64OrNull(substr(mrr, 2)) END END AS mrr,
  CASE WHEN currency LIKE 's%' AND upper(trim(substr(currency, 2))) IN ('AED', 'AFN', 'ALL', 'AMD', 'ANG', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BGN', 'BHD', 'BIF', 'BMD', 'BND', 'BOB', 'BOV', 'BRL', 'BSD', 'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHE', 'CHF', 'CHW', 'CLF', 'CLP', 'CNY', 'COP', 'COU', 'CRC', 'CUC', 'CUP', 'CVE', 'CZK', 'DJF', 'DKK', 'DOP', 'DZD', 'EGP', 'ERN', 'ETB', 'EUR', 'FJD', 'FKP', 'GBP', 'GEL', 'GHS', 'GIP', 'GMD', 'GNF', 'GTQ', 'GYD', 'HKD', 'HNL', 'HTG', 'HUF', 'IDR', 'ILS', 'INR', 'IQD', 'IRR', 'ISK', 'JMD', 'JOD', 'JPY', 'KES', 'KGS', 'KHR', 'KMF', 'KPW', 'KRW', 'KWD', 'KYD', 'KZT', 'LAK', 'LBP', 'LKR', 'LRD', 'LSL', 'LYD', 'MAD', 'MDL', 'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR', 'MVR', 'MWK', 'MXN', 'MXV', 'MYR', 'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR', 'NZD', 'OMR', 'PAB', 'PEN', 'PGK', 'PHP', 'PKR', 'PLN', 'PYG', 'QAR', 'RON', 'RSD', 'RUB', 'RWF', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD', 'SHP', 'SLE', 'SOS', 'SRD', 'SSP', 'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TND', 'TOP', 'TRY', 'TTD', 'TWD', 'TZS', 'UAH', 'UGX', 'USD', 'USN', 'UYI', 'UYU', 'UYW', 'UZS', 'VED', 'VES', 'VND', 'VUV', 'WST', 'XAF', 'XCD', 'XCG', 'XOF', 'XPF', 'YER', 'ZAR', 'ZMW', 'ZWG') THEN upper(trim(substr(currency, 2))) END AS currency,
  CASE WHEN billing_interval LIKE 's%' THEN nullif(substr(billing_interval, 2), '') END AS billing_interval,
  fromUnixTimestamp64Milli(toInt64OrNull(started), 'UTC') AS started,
  fromUnixTimestamp64Milli(ended, 'UTC') AS ended,
  outcome,
  coalesce(reason, last_reason) AS reason,
  category, influence,
  decided, holdout, rule, experiment, arm,
  offer_shown, offer_accepted,
  CASE WHEN outcome IN ('saved', 'referred') THEN offer END AS offer,
  CASE WHEN outcome IN ('saved', 'referred') THEN coalesce(offer_type, CASE WHEN off THEN 'discount' END) END AS offer_type,
  config_hash, version, vouched, events
FROM folded
SETTINGS prefer_column_name_to_alias = 1
