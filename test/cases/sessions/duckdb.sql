-- One row a session. DuckDB, over files: CREATE VIEW fairwell_events AS SELECT json AS event FROM read_ndjson_objects('events/*.ndjson').
WITH read_events AS (
  SELECT
    CASE WHEN json_type(event, '$.source') = 'VARCHAR' THEN event ->> '$.source' END AS source,
    CASE WHEN json_type(event, '$.id') = 'VARCHAR' THEN event ->> '$.id' END AS id,
    CASE WHEN json_type(event, '$.cfsession') = 'VARCHAR' THEN event ->> '$.cfsession' END AS session,
    substr(CASE WHEN json_type(event, '$.type') = 'VARCHAR' THEN event ->> '$.type' END, 14) AS wire_type,
    event ->> '$.sequence' AS sequence_text,
    CASE WHEN json_type(event, '$.time') = 'VARCHAR' THEN event ->> '$.time' END AS time_text,
    CASE WHEN json_type(event, '$.cfvouched') = 'VARCHAR' THEN event ->> '$.cfvouched' END AS vouched,
    CASE WHEN CASE WHEN json_type(event, '$.data.mode') = 'VARCHAR' THEN nullif(event ->> '$.data.mode', '') END = 'test' THEN 'test' ELSE 'live' END AS mode,
    CASE WHEN json_type(event, '$.data.flowId') = 'VARCHAR' THEN nullif(event ->> '$.data.flowId', '') END AS flow,
    CASE WHEN json_type(event, '$.data.configHash') = 'VARCHAR' THEN nullif(event ->> '$.data.configHash', '') END AS config_hash,
    CASE WHEN json_type(event, '$.data.version') = 'VARCHAR' THEN nullif(event ->> '$.data.version', '') END AS version,
    CASE WHEN json_type(event, '$.data.customer.id') IS NOT NULL THEN CASE json_type(event, '$.data.customer.id') WHEN 'VARCHAR' THEN 's' || (event ->> '$.data.customer.id') WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> '$.data.customer.id') WHEN 'UBIGINT' THEN 'n' || (event ->> '$.data.customer.id') WHEN 'DOUBLE' THEN 'n' || (event ->> '$.data.customer.id') WHEN 'HUGEINT' THEN 'n' || (event ->> '$.data.customer.id') ELSE CASE WHEN json_type(event, '$.data.customer.id') IS NOT NULL THEN 'x' END END ELSE 's' || CASE WHEN json_type(event, '$.subject') = 'VARCHAR' THEN event ->> '$.subject' END END AS customer,
    CASE json_type(event, '$.data.subscription.id') WHEN 'VARCHAR' THEN 's' || (event ->> '$.data.subscription.id') WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> '$.data.subscription.id') WHEN 'UBIGINT' THEN 'n' || (event ->> '$.data.subscription.id') WHEN 'DOUBLE' THEN 'n' || (event ->> '$.data.subscription.id') WHEN 'HUGEINT' THEN 'n' || (event ->> '$.data.subscription.id') ELSE CASE WHEN json_type(event, '$.data.subscription.id') IS NOT NULL THEN 'x' END END AS subscription,
    CASE json_type(event, '$.data.subscription.plan') WHEN 'VARCHAR' THEN 's' || (event ->> '$.data.subscription.plan') WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> '$.data.subscription.plan') WHEN 'UBIGINT' THEN 'n' || (event ->> '$.data.subscription.plan') WHEN 'DOUBLE' THEN 'n' || (event ->> '$.data.subscription.plan') WHEN 'HUGEINT' THEN 'n' || (event ->> '$.data.subscription.plan') ELSE CASE WHEN json_type(event, '$.data.subscription.plan') IS NOT NULL THEN 'x' END END AS plan,
    CASE json_type(event, '$.data.subscription.mrr') WHEN 'VARCHAR' THEN 's' || (event ->> '$.data.subscription.mrr') WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> '$.data.subscription.mrr') WHEN 'UBIGINT' THEN 'n' || (event ->> '$.data.subscription.mrr') WHEN 'DOUBLE' THEN 'n' || (event ->> '$.data.subscription.mrr') WHEN 'HUGEINT' THEN 'n' || (event ->> '$.data.subscription.mrr') ELSE CASE WHEN json_type(event, '$.data.subscription.mrr') IS NOT NULL THEN 'x' END END AS mrr,
    CASE json_type(event, '$.data.subscription.currency') WHEN 'VARCHAR' THEN 's' || (event ->> '$.data.subscription.currency') WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> '$.data.subscription.currency') WHEN 'UBIGINT' THEN 'n' || (event ->> '$.data.subscription.currency') WHEN 'DOUBLE' THEN 'n' || (event ->> '$.data.subscription.currency') WHEN 'HUGEINT' THEN 'n' || (event ->> '$.data.subscription.currency') ELSE CASE WHEN json_type(event, '$.data.subscription.currency') IS NOT NULL THEN 'x' END END AS currency,
    CASE json_type(event, '$.data.subscription.interval') WHEN 'VARCHAR' THEN 's' || (event ->> '$.data.subscription.interval') WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> '$.data.subscription.interval') WHEN 'UBIGINT' THEN 'n' || (event ->> '$.data.subscription.interval') WHEN 'DOUBLE' THEN 'n' || (event ->> '$.data.subscription.interval') WHEN 'HUGEINT' THEN 'n' || (event ->> '$.data.subscription.interval') ELSE CASE WHEN json_type(event, '$.data.subscription.interval') IS NOT NULL THEN 'x' END END AS billing_interval,
    CASE WHEN json_type(event, '$.data.reason') = 'VARCHAR' THEN nullif(event ->> '$.data.reason', '') END AS reason,
    CASE WHEN json_type(event, '$.data.category') = 'VARCHAR' THEN nullif(event ->> '$.data.category', '') END AS category,
    CASE WHEN json_type(event, '$.data.influence') = 'VARCHAR' THEN nullif(event ->> '$.data.influence', '') END AS influence,
    CASE WHEN json_type(event, '$.data.offer') = 'VARCHAR' THEN nullif(event ->> '$.data.offer', '') END AS offer,
    CASE WHEN json_type(event, '$.data.type') = 'VARCHAR' THEN nullif(event ->> '$.data.type', '') END AS offer_type,
    CASE WHEN json_type(event, '$.data.rule') = 'VARCHAR' THEN nullif(event ->> '$.data.rule', '') END AS rule,
    CASE WHEN json_type(event, '$.data.experiment.id') = 'VARCHAR' THEN nullif(event ->> '$.data.experiment.id', '') END AS experiment,
    CASE WHEN json_type(event, '$.data.experiment.variation') = 'VARCHAR' THEN nullif(event ->> '$.data.experiment.variation', '') END AS arm,
    coalesce(json_type(event, '$.data.holdout') = 'BOOLEAN' AND (event ->> '$.data.holdout') = 'true', false) AS holdout,
    coalesce(json_type(event, '$.data.choice.percentOff'), 'NULL') <> 'NULL' OR coalesce(json_type(event, '$.data.choice.amountOff'), 'NULL') <> 'NULL' AS off
  FROM fairwell_events
  WHERE CASE WHEN json_type(event, '$.type') = 'VARCHAR' THEN event ->> '$.type' END IN ('dev.fairwell.flow.started.v1', 'dev.fairwell.flow.step_viewed.v1', 'dev.fairwell.survey.answered.v1', 'dev.fairwell.decision.made.v1', 'dev.fairwell.offer.shown.v1', 'dev.fairwell.offer.accepted.v1', 'dev.fairwell.offer.applied.v1', 'dev.fairwell.offer.failed.v1', 'dev.fairwell.offer.declined.v1', 'dev.fairwell.flow.saved.v1', 'dev.fairwell.flow.canceled.v1', 'dev.fairwell.flow.dismissed.v1', 'dev.fairwell.flow.referred.v1', 'dev.fairwell.flow.failed.v1', 'dev.fairwell.alert.raised.v1')
    AND coalesce(CASE WHEN json_type(event, '$.specversion') = 'VARCHAR' THEN event ->> '$.specversion' END, '1.0') = '1.0'
    AND CASE WHEN json_type(event, '$.source') = 'VARCHAR' THEN event ->> '$.source' END IS NOT NULL AND CASE WHEN json_type(event, '$.id') = 'VARCHAR' THEN event ->> '$.id' END IS NOT NULL AND CASE WHEN json_type(event, '$.cfsession') = 'VARCHAR' THEN event ->> '$.cfsession' END IS NOT NULL
    AND coalesce(json_type(event, '$.data'), 'OBJECT') = 'OBJECT'
),
each_once AS (
  SELECT * FROM (
    SELECT read_events.*, row_number() OVER (PARTITION BY source, id ORDER BY session) AS copy FROM read_events
  ) AS numbered WHERE copy = 1
),
clocked AS (
  SELECT each_once.*, CASE WHEN regexp_matches(time_text, '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$') THEN time_text END AS clock FROM each_once
),
calendar AS (
  SELECT clocked.*,
    CAST(substr(clock, 1, 4) AS bigint) AS year, CAST(substr(clock, 6, 2) AS bigint) AS month, CAST(substr(clock, 9, 2) AS bigint) AS day,
    (CAST(substr(clock, 12, 2) AS bigint) * 60 + CAST(substr(clock, 15, 2) AS bigint)) * 60 + CAST(substr(clock, 18, 2) AS bigint) AS second_of_day,
    CASE
      WHEN regexp_matches(clock, '[.][0-9]{3}') THEN CAST(substr(clock, 21, 3) AS bigint)
      WHEN regexp_matches(clock, '[.][0-9]{2}') THEN CAST(substr(clock, 21, 2) AS bigint) * 10
      WHEN regexp_matches(clock, '[.][0-9]{1}') THEN CAST(substr(clock, 21, 1) AS bigint) * 100
      ELSE 0
    END AS thousandths,
    CASE
      WHEN regexp_matches(clock, '[+-][0-9]{2}:[0-9]{2}$') THEN
        (CASE WHEN substr(clock, length(clock) - 5, 1) = '+' THEN 60 ELSE -60 END) * (CAST(substr(clock, length(clock) - 4, 2) AS bigint) * 60 + CAST(substr(clock, length(clock) - 1, 2) AS bigint))
      ELSE 0
    END AS seconds_ahead
  FROM clocked
),
timed AS (
  SELECT calendar.*,
    substr(wire_type, 1, length(wire_type) - 3) AS type,
    CASE WHEN regexp_matches(sequence_text, '^0*[1-9][0-9]{0,14}$') THEN CAST(sequence_text AS bigint) END AS place,
    CASE WHEN year > 1 AND day <= CASE WHEN month = 2 THEN CASE WHEN (mod(year, 4) = 0 AND mod(year, 100) <> 0) OR mod(year, 400) = 0 THEN 29 ELSE 28 END WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (year - CASE WHEN month <= 2 THEN 1 ELSE 0 END) + ((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)) // 4 - ((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)) // 100 + ((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)) // 400 + (153 * (month + CASE WHEN month > 2 THEN -3 ELSE 9 END) + 2) // 5 + day - 719469) * 86400 + second_of_day - seconds_ahead) * 1000 + thousandths END AS milliseconds
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
    nullif(substr(max(CASE WHEN is_told AND type IN ('offer.applied', 'offer.accepted') THEN lpad(CAST(rank AS text), 10, '0') || coalesce(offer, '') END) OVER (PARTITION BY mode, source, session), 11), '')
  ) AS taken_offer
  FROM (SELECT to_the_end.*, end_rank IS NULL OR rank <= end_rank AS is_told FROM to_the_end) AS story
),
folded AS (
  SELECT
    mode, source, session,
    nullif(substr(min(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || coalesce(flow, '') END), 11), '') AS flow,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || customer END), 11), '') AS customer,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || subscription END), 11), '') AS subscription,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || plan END), 11), '') AS plan,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || mrr END), 11), '') AS mrr,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || currency END), 11), '') AS currency,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || billing_interval END), 11), '') AS billing_interval,
    nullif(substr(min(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || CAST(milliseconds AS text) END), 11), '') AS started,
    max(CASE WHEN rank = end_rank THEN milliseconds END) AS ended,
    max(CASE WHEN rank = end_rank THEN substr(type, 6) END) AS outcome,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN lpad(CAST(rank AS text), 10, '0') || coalesce(reason, '') END), 11), '') AS reason,
    nullif(substr(max(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || coalesce(reason, '') END), 11), '') AS last_reason,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN lpad(CAST(rank AS text), 10, '0') || coalesce(category, '') END), 11), '') AS category,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN lpad(CAST(rank AS text), 10, '0') || coalesce(influence, '') END), 11), '') AS influence,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' THEN 1 ELSE 0 END), 0) = 1 AS decided,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' AND holdout THEN 1 ELSE 0 END), 0) = 1 AS holdout,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' THEN lpad(CAST(rank AS text), 10, '0') || coalesce(rule, '') END), 11), '') AS rule,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN lpad(CAST(rank AS text), 10, '0') || experiment END), 11), '') AS experiment,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN lpad(CAST(rank AS text), 10, '0') || arm END), 11), '') AS arm,
    coalesce(max(CASE WHEN is_told AND type = 'offer.shown' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_shown,
    coalesce(max(CASE WHEN is_told AND type = 'offer.accepted' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_accepted,
    max(taken_offer) AS offer,
    nullif(substr(min(CASE WHEN is_told AND offer = taken_offer THEN lpad(CAST(rank AS text), 10, '0') || offer_type END), 11), '') AS offer_type,
    coalesce(max(CASE WHEN is_told AND offer = taken_offer AND off THEN 1 ELSE 0 END), 0) = 1 AS off,
    nullif(substr(min(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || config_hash END), 11), '') AS config_hash,
    nullif(substr(min(CASE WHEN is_told THEN lpad(CAST(rank AS text), 10, '0') || version END), 11), '') AS version,
    CASE WHEN coalesce(max(CASE WHEN is_told AND vouched = 'none' THEN 1 ELSE 0 END), 0) = 1 THEN FALSE WHEN coalesce(max(CASE WHEN is_told AND vouched IS NOT NULL AND vouched <> '' THEN 1 ELSE 0 END), 0) = 1 THEN TRUE END AS vouched,
    count(*) AS events
  FROM taken GROUP BY mode, source, session
)
SELECT
  mode, source, session, coalesce(flow, '') AS flow,
  CASE WHEN customer LIKE 's%' THEN nullif(substr(customer, 2), '') END AS customer,
  CASE WHEN subscription LIKE 's%' THEN nullif(substr(subscription, 2), '') END AS subscription,
  CASE WHEN plan LIKE 's%' THEN nullif(substr(plan, 2), '') END AS plan,
  CASE WHEN (mrr LIKE 'n%' OR regexp_matches(mrr, '^s-?[0-9]+([.][0-9]+)?$')) THEN CASE WHEN CAST(substr(mrr, 2) AS double precision) >= 0 THEN CAST(substr(mrr, 2) AS double precision) END END AS mrr,
  CASE WHEN currency LIKE 's%' AND upper(trim(substr(currency, 2))) IN ('AED', 'AFN', 'ALL', 'AMD', 'ANG', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BGN', 'BHD', 'BIF', 'BMD', 'BND', 'BOB', 'BOV', 'BRL', 'BSD', 'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHE', 'CHF', 'CHW', 'CLF', 'CLP', 'CNY', 'COP', 'COU', 'CRC', 'CUC', 'CUP', 'CVE', 'CZK', 'DJF', 'DKK', 'DOP', 'DZD', 'EGP', 'ERN', 'ETB', 'EUR', 'FJD', 'FKP', 'GBP', 'GEL', 'GHS', 'GIP', 'GMD', 'GNF', 'GTQ', 'GYD', 'HKD', 'HNL', 'HTG', 'HUF', 'IDR', 'ILS', 'INR', 'IQD', 'IRR', 'ISK', 'JMD', 'JOD', 'JPY', 'KES', 'KGS', 'KHR', 'KMF', 'KPW', 'KRW', 'KWD', 'KYD', 'KZT', 'LAK', 'LBP', 'LKR', 'LRD', 'LSL', 'LYD', 'MAD', 'MDL', 'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR', 'MVR', 'MWK', 'MXN', 'MXV', 'MYR', 'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR', 'NZD', 'OMR', 'PAB', 'PEN', 'PGK', 'PHP', 'PKR', 'PLN', 'PYG', 'QAR', 'RON', 'RSD', 'RUB', 'RWF', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD', 'SHP', 'SLE', 'SOS', 'SRD', 'SSP', 'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TND', 'TOP', 'TRY', 'TTD', 'TWD', 'TZS', 'UAH', 'UGX', 'USD', 'USN', 'UYI', 'UYU', 'UYW', 'UZS', 'VED', 'VES', 'VND', 'VUV', 'WST', 'XAF', 'XCD', 'XCG', 'XOF', 'XPF', 'YER', 'ZAR', 'ZMW', 'ZWG') THEN upper(trim(substr(currency, 2))) END AS currency,
  CASE WHEN billing_interval LIKE 's%' THEN nullif(substr(billing_interval, 2), '') END AS billing_interval,
  make_timestamptz(CAST((CAST(started AS bigint)) * 1000 AS bigint)) AS started,
  make_timestamptz(CAST((ended) * 1000 AS bigint)) AS ended,
  outcome,
  coalesce(reason, last_reason) AS reason,
  category, influence,
  decided, holdout, rule, experiment, arm,
  offer_shown, offer_accepted,
  CASE WHEN outcome IN ('saved', 'referred') THEN offer END AS offer,
  CASE WHEN outcome IN ('saved', 'referred') THEN coalesce(offer_type, CASE WHEN off THEN 'discount' END) END AS offer_type,
  config_hash, version, vouched, events
FROM folded
