-- One row a session. BigQuery, over a table with a column event of type JSON.
WITH read_events AS (
  SELECT
    IF(JSON_TYPE(event.source) = 'string', JSON_VALUE(event, '$.source'), NULL) AS source,
    IF(JSON_TYPE(event.id) = 'string', JSON_VALUE(event, '$.id'), NULL) AS id,
    IF(JSON_TYPE(event.cfsession) = 'string', JSON_VALUE(event, '$.cfsession'), NULL) AS session,
    substr(IF(JSON_TYPE(event.type) = 'string', JSON_VALUE(event, '$.type'), NULL), 14) AS wire_type,
    JSON_VALUE(event, '$.sequence') AS sequence_text,
    IF(JSON_TYPE(event.time) = 'string', JSON_VALUE(event, '$.time'), NULL) AS time_text,
    IF(JSON_TYPE(event.cfvouched) = 'string', JSON_VALUE(event, '$.cfvouched'), NULL) AS vouched,
    CASE WHEN IF(JSON_TYPE(JSON_QUERY(event, '$.data.mode')) = 'string', NULLIF(JSON_VALUE(event, '$.data.mode'), ''), NULL) = 'test' THEN 'test' ELSE 'live' END AS mode,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.flowId')) = 'string', NULLIF(JSON_VALUE(event, '$.data.flowId'), ''), NULL) AS flow,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.configHash')) = 'string', NULLIF(JSON_VALUE(event, '$.data.configHash'), ''), NULL) AS config_hash,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.version')) = 'string', NULLIF(JSON_VALUE(event, '$.data.version'), ''), NULL) AS version,
    CASE WHEN JSON_QUERY(event, '$.data.customer.id') IS NOT NULL THEN CASE JSON_TYPE(JSON_QUERY(event, '$.data.customer.id')) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, '$.data.customer.id')) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, '$.data.customer.id')) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END ELSE 's' || IF(JSON_TYPE(event.subject) = 'string', JSON_VALUE(event, '$.subject'), NULL) END AS customer,
    CASE JSON_TYPE(JSON_QUERY(event, '$.data.subscription.id')) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, '$.data.subscription.id')) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, '$.data.subscription.id')) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END AS subscription,
    CASE JSON_TYPE(JSON_QUERY(event, '$.data.subscription.plan')) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, '$.data.subscription.plan')) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, '$.data.subscription.plan')) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END AS plan,
    CASE JSON_TYPE(JSON_QUERY(event, '$.data.subscription.mrr')) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, '$.data.subscription.mrr')) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, '$.data.subscription.mrr')) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END AS mrr,
    CASE JSON_TYPE(JSON_QUERY(event, '$.data.subscription.currency')) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, '$.data.subscription.currency')) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, '$.data.subscription.currency')) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END AS currency,
    CASE JSON_TYPE(JSON_QUERY(event, '$.data.subscription.interval')) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, '$.data.subscription.interval')) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, '$.data.subscription.interval')) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END AS billing_interval,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.reason')) = 'string', NULLIF(JSON_VALUE(event, '$.data.reason'), ''), NULL) AS reason,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.category')) = 'string', NULLIF(JSON_VALUE(event, '$.data.category'), ''), NULL) AS category,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.influence')) = 'string', NULLIF(JSON_VALUE(event, '$.data.influence'), ''), NULL) AS influence,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.offer')) = 'string', NULLIF(JSON_VALUE(event, '$.data.offer'), ''), NULL) AS offer,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.type')) = 'string', NULLIF(JSON_VALUE(event, '$.data.type'), ''), NULL) AS offer_type,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.rule')) = 'string', NULLIF(JSON_VALUE(event, '$.data.rule'), ''), NULL) AS rule,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.experiment.id')) = 'string', NULLIF(JSON_VALUE(event, '$.data.experiment.id'), ''), NULL) AS experiment,
    IF(JSON_TYPE(JSON_QUERY(event, '$.data.experiment.variation')) = 'string', NULLIF(JSON_VALUE(event, '$.data.experiment.variation'), ''), NULL) AS arm,
    COALESCE(JSON_TYPE(JSON_QUERY(event, '$.data.holdout')) = 'boolean' AND JSON_VALUE(event, '$.data.holdout') = 'true', FALSE) AS holdout,
    COALESCE(JSON_TYPE(JSON_QUERY(event, '$.data.choice.percentOff')), 'null') <> 'null' OR COALESCE(JSON_TYPE(JSON_QUERY(event, '$.data.choice.amountOff')), 'null') <> 'null' AS off
  FROM fairwell_events
  WHERE IF(JSON_TYPE(event.type) = 'string', JSON_VALUE(event, '$.type'), NULL) IN ('dev.fairwell.flow.started.v1', 'dev.fairwell.flow.step_viewed.v1', 'dev.fairwell.survey.answered.v1', 'dev.fairwell.decision.made.v1', 'dev.fairwell.offer.shown.v1', 'dev.fairwell.offer.accepted.v1', 'dev.fairwell.offer.applied.v1', 'dev.fairwell.offer.failed.v1', 'dev.fairwell.offer.declined.v1', 'dev.fairwell.flow.saved.v1', 'dev.fairwell.flow.canceled.v1', 'dev.fairwell.flow.dismissed.v1', 'dev.fairwell.flow.referred.v1', 'dev.fairwell.flow.failed.v1', 'dev.fairwell.alert.raised.v1')
    AND coalesce(IF(JSON_TYPE(event.specversion) = 'string', JSON_VALUE(event, '$.specversion'), NULL), '1.0') = '1.0'
    AND IF(JSON_TYPE(event.source) = 'string', JSON_VALUE(event, '$.source'), NULL) IS NOT NULL AND IF(JSON_TYPE(event.id) = 'string', JSON_VALUE(event, '$.id'), NULL) IS NOT NULL AND IF(JSON_TYPE(event.cfsession) = 'string', JSON_VALUE(event, '$.cfsession'), NULL) IS NOT NULL
    AND COALESCE(JSON_TYPE(event.data), 'object') = 'object'
),
each_once AS (
  SELECT * FROM (
    SELECT read_events.*, row_number() OVER (PARTITION BY source, id ORDER BY session) AS copy FROM read_events
  ) AS numbered WHERE copy = 1
),
clocked AS (
  SELECT each_once.*, CASE WHEN REGEXP_CONTAINS(time_text, r'^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$') THEN time_text END AS clock FROM each_once
),
calendar AS (
  SELECT clocked.*,
    SAFE_CAST(substr(clock, 1, 4) AS INT64) AS year, SAFE_CAST(substr(clock, 6, 2) AS INT64) AS month, SAFE_CAST(substr(clock, 9, 2) AS INT64) AS day,
    (SAFE_CAST(substr(clock, 12, 2) AS INT64) * 60 + SAFE_CAST(substr(clock, 15, 2) AS INT64)) * 60 + SAFE_CAST(substr(clock, 18, 2) AS INT64) AS second_of_day,
    CASE
      WHEN REGEXP_CONTAINS(clock, r'[.][0-9]{3}') THEN SAFE_CAST(substr(clock, 21, 3) AS INT64)
      WHEN REGEXP_CONTAINS(clock, r'[.][0-9]{2}') THEN SAFE_CAST(substr(clock, 21, 2) AS INT64) * 10
      WHEN REGEXP_CONTAINS(clock, r'[.][0-9]{1}') THEN SAFE_CAST(substr(clock, 21, 1) AS INT64) * 100
      ELSE 0
    END AS thousandths,
    CASE
      WHEN REGEXP_CONTAINS(clock, r'[+-][0-9]{2}:[0-9]{2}$') THEN
        (CASE WHEN substr(clock, length(clock) - 5, 1) = '+' THEN 60 ELSE -60 END) * (SAFE_CAST(substr(clock, length(clock) - 4, 2) AS INT64) * 60 + SAFE_CAST(substr(clock, length(clock) - 1, 2) AS INT64))
      ELSE 0
    END AS seconds_ahead
  FROM clocked
),
timed AS (
  SELECT calendar.*,
    substr(wire_type, 1, length(wire_type) - 3) AS type,
    CASE WHEN REGEXP_CONTAINS(sequence_text, r'^0*[1-9][0-9]{0,14}$') THEN SAFE_CAST(sequence_text AS INT64) END AS place,
    CASE WHEN year > 1 AND day <= CASE WHEN month = 2 THEN CASE WHEN (mod(year, 4) = 0 AND mod(year, 100) <> 0) OR mod(year, 400) = 0 THEN 29 ELSE 28 END WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (year - CASE WHEN month <= 2 THEN 1 ELSE 0 END) + DIV((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END), 4) - DIV((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END), 100) + DIV((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END), 400) + DIV(153 * (month + CASE WHEN month > 2 THEN -3 ELSE 9 END) + 2, 5) + day - 719469) * 86400 + second_of_day - seconds_ahead) * 1000 + thousandths END AS milliseconds
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
    nullif(substr(max(CASE WHEN is_told AND type IN ('offer.applied', 'offer.accepted') THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(offer, '') END) OVER (PARTITION BY mode, source, session), 11), '')
  ) AS taken_offer
  FROM (SELECT to_the_end.*, end_rank IS NULL OR rank <= end_rank AS is_told FROM to_the_end) AS story
),
folded AS (
  SELECT
    mode, source, session,
    nullif(substr(min(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(flow, '') END), 11), '') AS flow,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || customer END), 11), '') AS customer,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || subscription END), 11), '') AS subscription,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || plan END), 11), '') AS plan,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || mrr END), 11), '') AS mrr,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || currency END), 11), '') AS currency,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || billing_interval END), 11), '') AS billing_interval,
    nullif(substr(min(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || CAST(milliseconds AS STRING) END), 11), '') AS started,
    max(CASE WHEN rank = end_rank THEN milliseconds END) AS ended,
    max(CASE WHEN rank = end_rank THEN substr(type, 6) END) AS outcome,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(reason, '') END), 11), '') AS reason,
    nullif(substr(max(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(reason, '') END), 11), '') AS last_reason,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(category, '') END), 11), '') AS category,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(influence, '') END), 11), '') AS influence,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' THEN 1 ELSE 0 END), 0) = 1 AS decided,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' AND holdout THEN 1 ELSE 0 END), 0) = 1 AS holdout,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' THEN LPAD(CAST(rank AS STRING), 10, '0') || coalesce(rule, '') END), 11), '') AS rule,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN LPAD(CAST(rank AS STRING), 10, '0') || experiment END), 11), '') AS experiment,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN LPAD(CAST(rank AS STRING), 10, '0') || arm END), 11), '') AS arm,
    coalesce(max(CASE WHEN is_told AND type = 'offer.shown' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_shown,
    coalesce(max(CASE WHEN is_told AND type = 'offer.accepted' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_accepted,
    max(taken_offer) AS offer,
    nullif(substr(min(CASE WHEN is_told AND offer = taken_offer THEN LPAD(CAST(rank AS STRING), 10, '0') || offer_type END), 11), '') AS offer_type,
    coalesce(max(CASE WHEN is_told AND offer = taken_offer AND off THEN 1 ELSE 0 END), 0) = 1 AS off,
    nullif(substr(min(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || config_hash END), 11), '') AS config_hash,
    nullif(substr(min(CASE WHEN is_told THEN LPAD(CAST(rank AS STRING), 10, '0') || version END), 11), '') AS version,
    CASE WHEN coalesce(max(CASE WHEN is_told AND vouched = 'none' THEN 1 ELSE 0 END), 0) = 1 THEN FALSE WHEN coalesce(max(CASE WHEN is_told AND vouched IS NOT NULL AND vouched <> '' THEN 1 ELSE 0 END), 0) = 1 THEN TRUE END AS vouched,
    count(*) AS events
  FROM taken GROUP BY mode, source, session
)
SELECT
  mode, source, session, coalesce(flow, '') AS flow,
  CASE WHEN customer LIKE 's%' THEN nullif(substr(customer, 2), '') END AS customer,
  CASE WHEN subscription LIKE 's%' THEN nullif(substr(subscription, 2), '') END AS subscription,
  CASE WHEN plan LIKE 's%' THEN nullif(substr(plan, 2), '') END AS plan,
  CASE WHEN (mrr LIKE 'n%' OR REGEXP_CONTAINS(mrr, r'^s-?[0-9]+([.][0-9]+)?$')) THEN CASE WHEN SAFE_CAST(substr(mrr, 2) AS FLOAT64) >= 0 THEN SAFE_CAST(substr(mrr, 2) AS FLOAT64) END END AS mrr,
  CASE WHEN currency LIKE 's%' AND upper(trim(substr(currency, 2))) IN ('AED', 'AFN', 'ALL', 'AMD', 'ANG', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BGN', 'BHD', 'BIF', 'BMD', 'BND', 'BOB', 'BOV', 'BRL', 'BSD', 'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHE', 'CHF', 'CHW', 'CLF', 'CLP', 'CNY', 'COP', 'COU', 'CRC', 'CUC', 'CUP', 'CVE', 'CZK', 'DJF', 'DKK', 'DOP', 'DZD', 'EGP', 'ERN', 'ETB', 'EUR', 'FJD', 'FKP', 'GBP', 'GEL', 'GHS', 'GIP', 'GMD', 'GNF', 'GTQ', 'GYD', 'HKD', 'HNL', 'HTG', 'HUF', 'IDR', 'ILS', 'INR', 'IQD', 'IRR', 'ISK', 'JMD', 'JOD', 'JPY', 'KES', 'KGS', 'KHR', 'KMF', 'KPW', 'KRW', 'KWD', 'KYD', 'KZT', 'LAK', 'LBP', 'LKR', 'LRD', 'LSL', 'LYD', 'MAD', 'MDL', 'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR', 'MVR', 'MWK', 'MXN', 'MXV', 'MYR', 'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR', 'NZD', 'OMR', 'PAB', 'PEN', 'PGK', 'PHP', 'PKR', 'PLN', 'PYG', 'QAR', 'RON', 'RSD', 'RUB', 'RWF', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD', 'SHP', 'SLE', 'SOS', 'SRD', 'SSP', 'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TND', 'TOP', 'TRY', 'TTD', 'TWD', 'TZS', 'UAH', 'UGX', 'USD', 'USN', 'UYI', 'UYU', 'UYW', 'UZS', 'VED', 'VES', 'VND', 'VUV', 'WST', 'XAF', 'XCD', 'XCG', 'XOF', 'XPF', 'YER', 'ZAR', 'ZMW', 'ZWG') THEN upper(trim(substr(currency, 2))) END AS currency,
  CASE WHEN billing_interval LIKE 's%' THEN nullif(substr(billing_interval, 2), '') END AS billing_interval,
  TIMESTAMP_MILLIS(SAFE_CAST(started AS INT64)) AS started,
  TIMESTAMP_MILLIS(ended) AS ended,
  outcome,
  coalesce(reason, last_reason) AS reason,
  category, influence,
  decided, holdout, rule, experiment, arm,
  offer_shown, offer_accepted,
  CASE WHEN outcome IN ('saved', 'referred') THEN offer END AS offer,
  CASE WHEN outcome IN ('saved', 'referred') THEN coalesce(offer_type, CASE WHEN off THEN 'discount' END) END AS offer_type,
  config_hash, version, vouched, events
FROM folded
