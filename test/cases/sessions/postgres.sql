-- One row a session. PostgreSQL, over the table that receiveEvents makes.
WITH read_events AS (
  SELECT
    CASE WHEN jsonb_typeof(event -> 'source') = 'string' THEN event ->> 'source' END AS source,
    CASE WHEN jsonb_typeof(event -> 'id') = 'string' THEN event ->> 'id' END AS id,
    CASE WHEN jsonb_typeof(event -> 'cfsession') = 'string' THEN event ->> 'cfsession' END AS session,
    substr(CASE WHEN jsonb_typeof(event -> 'type') = 'string' THEN event ->> 'type' END, 14) AS wire_type,
    event ->> 'sequence' AS sequence_text,
    CASE WHEN jsonb_typeof(event -> 'time') = 'string' THEN event ->> 'time' END AS time_text,
    CASE WHEN jsonb_typeof(event -> 'cfvouched') = 'string' THEN event ->> 'cfvouched' END AS vouched,
    CASE WHEN CASE WHEN jsonb_typeof(event #> '{data,mode}') = 'string' THEN nullif(event #>> '{data,mode}', '') END = 'test' THEN 'test' ELSE 'live' END AS mode,
    CASE WHEN jsonb_typeof(event #> '{data,flowId}') = 'string' THEN nullif(event #>> '{data,flowId}', '') END AS flow,
    CASE WHEN jsonb_typeof(event #> '{data,configHash}') = 'string' THEN nullif(event #>> '{data,configHash}', '') END AS config_hash,
    CASE WHEN jsonb_typeof(event #> '{data,version}') = 'string' THEN nullif(event #>> '{data,version}', '') END AS version,
    CASE WHEN (event #> '{data,customer,id}') IS NOT NULL THEN CASE jsonb_typeof(event #> '{data,customer,id}') WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{data,customer,id}') ELSE 's' || CASE WHEN jsonb_typeof(event -> 'subject') = 'string' THEN event ->> 'subject' END END AS customer,
    CASE jsonb_typeof(event #> '{data,subscription,id}') WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{data,subscription,id}') AS subscription,
    CASE jsonb_typeof(event #> '{data,subscription,plan}') WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{data,subscription,plan}') AS plan,
    CASE jsonb_typeof(event #> '{data,subscription,mrr}') WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{data,subscription,mrr}') AS mrr,
    CASE jsonb_typeof(event #> '{data,subscription,currency}') WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{data,subscription,currency}') AS currency,
    CASE jsonb_typeof(event #> '{data,subscription,interval}') WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{data,subscription,interval}') AS billing_interval,
    CASE WHEN jsonb_typeof(event #> '{data,reason}') = 'string' THEN nullif(event #>> '{data,reason}', '') END AS reason,
    CASE WHEN jsonb_typeof(event #> '{data,category}') = 'string' THEN nullif(event #>> '{data,category}', '') END AS category,
    CASE WHEN jsonb_typeof(event #> '{data,influence}') = 'string' THEN nullif(event #>> '{data,influence}', '') END AS influence,
    CASE WHEN jsonb_typeof(event #> '{data,offer}') = 'string' THEN nullif(event #>> '{data,offer}', '') END AS offer,
    CASE WHEN jsonb_typeof(event #> '{data,type}') = 'string' THEN nullif(event #>> '{data,type}', '') END AS offer_type,
    CASE WHEN jsonb_typeof(event #> '{data,rule}') = 'string' THEN nullif(event #>> '{data,rule}', '') END AS rule,
    CASE WHEN jsonb_typeof(event #> '{data,experiment,id}') = 'string' THEN nullif(event #>> '{data,experiment,id}', '') END AS experiment,
    CASE WHEN jsonb_typeof(event #> '{data,experiment,variation}') = 'string' THEN nullif(event #>> '{data,experiment,variation}', '') END AS arm,
    coalesce((event #> '{data,holdout}') = 'true'::jsonb, false) AS holdout,
    (event #>> '{data,choice,percentOff}') IS NOT NULL OR (event #>> '{data,choice,amountOff}') IS NOT NULL AS off
  FROM fairwell_events
  WHERE CASE WHEN jsonb_typeof(event -> 'type') = 'string' THEN event ->> 'type' END IN ('dev.fairwell.flow.started.v1', 'dev.fairwell.flow.step_viewed.v1', 'dev.fairwell.survey.answered.v1', 'dev.fairwell.decision.made.v1', 'dev.fairwell.offer.shown.v1', 'dev.fairwell.offer.accepted.v1', 'dev.fairwell.offer.applied.v1', 'dev.fairwell.offer.failed.v1', 'dev.fairwell.offer.declined.v1', 'dev.fairwell.flow.saved.v1', 'dev.fairwell.flow.canceled.v1', 'dev.fairwell.flow.dismissed.v1', 'dev.fairwell.flow.referred.v1', 'dev.fairwell.flow.failed.v1', 'dev.fairwell.alert.raised.v1')
    AND coalesce(CASE WHEN jsonb_typeof(event -> 'specversion') = 'string' THEN event ->> 'specversion' END, '1.0') = '1.0'
    AND CASE WHEN jsonb_typeof(event -> 'source') = 'string' THEN event ->> 'source' END IS NOT NULL AND CASE WHEN jsonb_typeof(event -> 'id') = 'string' THEN event ->> 'id' END IS NOT NULL AND CASE WHEN jsonb_typeof(event -> 'cfsession') = 'string' THEN event ->> 'cfsession' END IS NOT NULL
    AND coalesce(jsonb_typeof(event -> 'data'), 'object') = 'object'
),
clocked AS (
  SELECT read_events.*, CASE WHEN time_text ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$' THEN time_text END AS clock FROM read_events OFFSET 0
),
calendar AS (
  SELECT clocked.*,
    CAST(substr(clock, 1, 4) AS bigint) AS year, CAST(substr(clock, 6, 2) AS bigint) AS month, CAST(substr(clock, 9, 2) AS bigint) AS day,
    (CAST(substr(clock, 12, 2) AS bigint) * 60 + CAST(substr(clock, 15, 2) AS bigint)) * 60 + CAST(substr(clock, 18, 2) AS bigint) AS second_of_day,
    CASE
      WHEN clock ~ '[.][0-9]{3}' THEN CAST(substr(clock, 21, 3) AS bigint)
      WHEN clock ~ '[.][0-9]{2}' THEN CAST(substr(clock, 21, 2) AS bigint) * 10
      WHEN clock ~ '[.][0-9]{1}' THEN CAST(substr(clock, 21, 1) AS bigint) * 100
      ELSE 0
    END AS thousandths,
    CASE
      WHEN clock ~ '[+-][0-9]{2}:[0-9]{2}$' THEN
        (CASE WHEN substr(clock, length(clock) - 5, 1) = '+' THEN 60 ELSE -60 END) * (CAST(substr(clock, length(clock) - 4, 2) AS bigint) * 60 + CAST(substr(clock, length(clock) - 1, 2) AS bigint))
      ELSE 0
    END AS seconds_ahead
  FROM clocked OFFSET 0
),
timed AS (
  SELECT calendar.*,
    substr(wire_type, 1, length(wire_type) - 3) AS type,
    CASE WHEN sequence_text ~ '^0*[1-9][0-9]{0,14}$' THEN CAST(sequence_text AS bigint) END AS place,
    CASE WHEN year > 1 AND day <= CASE WHEN month = 2 THEN CASE WHEN (mod(year, 4) = 0 AND mod(year, 100) <> 0) OR mod(year, 400) = 0 THEN 29 ELSE 28 END WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END THEN ((365 * (year - CASE WHEN month <= 2 THEN 1 ELSE 0 END) + ((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)) / 4 - ((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)) / 100 + ((year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)) / 400 + (153 * (month + CASE WHEN month > 2 THEN -3 ELSE 9 END) + 2) / 5 + day - 719469) * 86400 + second_of_day - seconds_ahead) * 1000 + thousandths END AS milliseconds
  FROM calendar OFFSET 0
),
in_order AS (
  SELECT timed.*,
    row_number() OVER (
      PARTITION BY mode, source, session
      ORDER BY coalesce(place, 9007199254740991), coalesce(milliseconds, 0), (id) COLLATE "C"
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
    nullif(substr(max(CASE WHEN is_told AND type IN ('offer.applied', 'offer.accepted') THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(offer, '')) COLLATE "C" END) OVER (PARTITION BY mode, source, session), 11), '')
  ) AS taken_offer
  FROM (SELECT to_the_end.*, end_rank IS NULL OR rank <= end_rank AS is_told FROM to_the_end) AS story
),
folded AS (
  SELECT
    mode, source, session,
    nullif(substr(min(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(flow, '')) COLLATE "C" END), 11), '') AS flow,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || customer) COLLATE "C" END), 11), '') AS customer,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || subscription) COLLATE "C" END), 11), '') AS subscription,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || plan) COLLATE "C" END), 11), '') AS plan,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || mrr) COLLATE "C" END), 11), '') AS mrr,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || currency) COLLATE "C" END), 11), '') AS currency,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || billing_interval) COLLATE "C" END), 11), '') AS billing_interval,
    nullif(substr(min(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || CAST(milliseconds AS text)) COLLATE "C" END), 11), '') AS started,
    max(CASE WHEN rank = end_rank THEN milliseconds END) AS ended,
    max(CASE WHEN rank = end_rank THEN substr(type, 6) END) AS outcome,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(reason, '')) COLLATE "C" END), 11), '') AS reason,
    nullif(substr(max(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(reason, '')) COLLATE "C" END), 11), '') AS last_reason,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(category, '')) COLLATE "C" END), 11), '') AS category,
    nullif(substr(max(CASE WHEN is_told AND type = 'survey.answered' THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(influence, '')) COLLATE "C" END), 11), '') AS influence,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' THEN 1 ELSE 0 END), 0) = 1 AS decided,
    coalesce(max(CASE WHEN is_told AND type = 'decision.made' AND holdout THEN 1 ELSE 0 END), 0) = 1 AS holdout,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' THEN (lpad(CAST(rank AS text), 10, '0') || coalesce(rule, '')) COLLATE "C" END), 11), '') AS rule,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN (lpad(CAST(rank AS text), 10, '0') || experiment) COLLATE "C" END), 11), '') AS experiment,
    nullif(substr(max(CASE WHEN is_told AND type = 'decision.made' AND experiment IS NOT NULL AND arm IS NOT NULL THEN (lpad(CAST(rank AS text), 10, '0') || arm) COLLATE "C" END), 11), '') AS arm,
    coalesce(max(CASE WHEN is_told AND type = 'offer.shown' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_shown,
    coalesce(max(CASE WHEN is_told AND type = 'offer.accepted' AND offer IS NOT NULL THEN 1 ELSE 0 END), 0) = 1 AS offer_accepted,
    max(taken_offer) AS offer,
    nullif(substr(min(CASE WHEN is_told AND offer = taken_offer THEN (lpad(CAST(rank AS text), 10, '0') || offer_type) COLLATE "C" END), 11), '') AS offer_type,
    coalesce(max(CASE WHEN is_told AND offer = taken_offer AND off THEN 1 ELSE 0 END), 0) = 1 AS off,
    nullif(substr(min(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || config_hash) COLLATE "C" END), 11), '') AS config_hash,
    nullif(substr(min(CASE WHEN is_told THEN (lpad(CAST(rank AS text), 10, '0') || version) COLLATE "C" END), 11), '') AS version,
    CASE WHEN coalesce(max(CASE WHEN is_told AND vouched = 'none' THEN 1 ELSE 0 END), 0) = 1 THEN FALSE WHEN coalesce(max(CASE WHEN is_told AND vouched IS NOT NULL AND vouched <> '' THEN 1 ELSE 0 END), 0) = 1 THEN TRUE END AS vouched,
    count(*) AS events
  FROM taken GROUP BY mode, source, session
)
SELECT
  mode, source, session, coalesce(flow, '') AS flow,
  CASE WHEN customer LIKE 's%' THEN nullif(substr(customer, 2), '') END AS customer,
  CASE WHEN subscription LIKE 's%' THEN nullif(substr(subscription, 2), '') END AS subscription,
  CASE WHEN plan LIKE 's%' THEN nullif(substr(plan, 2), '') END AS plan,
  CASE WHEN (mrr LIKE 'n%' OR mrr ~ '^s-?[0-9]+([.][0-9]+)?$') THEN CASE WHEN CAST(substr(mrr, 2) AS double precision) >= 0 THEN CAST(substr(mrr, 2) AS double precision) END END AS mrr,
  CASE WHEN currency LIKE 's%' AND upper(trim(substr(currency, 2))) IN ('AED', 'AFN', 'ALL', 'AMD', 'ANG', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BGN', 'BHD', 'BIF', 'BMD', 'BND', 'BOB', 'BOV', 'BRL', 'BSD', 'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHE', 'CHF', 'CHW', 'CLF', 'CLP', 'CNY', 'COP', 'COU', 'CRC', 'CUC', 'CUP', 'CVE', 'CZK', 'DJF', 'DKK', 'DOP', 'DZD', 'EGP', 'ERN', 'ETB', 'EUR', 'FJD', 'FKP', 'GBP', 'GEL', 'GHS', 'GIP', 'GMD', 'GNF', 'GTQ', 'GYD', 'HKD', 'HNL', 'HTG', 'HUF', 'IDR', 'ILS', 'INR', 'IQD', 'IRR', 'ISK', 'JMD', 'JOD', 'JPY', 'KES', 'KGS', 'KHR', 'KMF', 'KPW', 'KRW', 'KWD', 'KYD', 'KZT', 'LAK', 'LBP', 'LKR', 'LRD', 'LSL', 'LYD', 'MAD', 'MDL', 'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR', 'MVR', 'MWK', 'MXN', 'MXV', 'MYR', 'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR', 'NZD', 'OMR', 'PAB', 'PEN', 'PGK', 'PHP', 'PKR', 'PLN', 'PYG', 'QAR', 'RON', 'RSD', 'RUB', 'RWF', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD', 'SHP', 'SLE', 'SOS', 'SRD', 'SSP', 'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TND', 'TOP', 'TRY', 'TTD', 'TWD', 'TZS', 'UAH', 'UGX', 'USD', 'USN', 'UYI', 'UYU', 'UYW', 'UZS', 'VED', 'VES', 'VND', 'VUV', 'WST', 'XAF', 'XCD', 'XCG', 'XOF', 'XPF', 'YER', 'ZAR', 'ZMW', 'ZWG') THEN upper(trim(substr(currency, 2))) END AS currency,
  CASE WHEN billing_interval LIKE 's%' THEN nullif(substr(billing_interval, 2), '') END AS billing_interval,
  to_timestamp((CAST(started AS bigint)) / 1000.0) AS started,
  to_timestamp((ended) / 1000.0) AS ended,
  outcome,
  coalesce(reason, last_reason) AS reason,
  category, influence,
  decided, holdout, rule, experiment, arm,
  offer_shown, offer_accepted,
  CASE WHEN outcome IN ('saved', 'referred') THEN offer END AS offer,
  CASE WHEN outcome IN ('saved', 'referred') THEN coalesce(offer_type, CASE WHEN off THEN 'discount' END) END AS offer_type,
  config_hash, version, vouched, events
FROM folded
