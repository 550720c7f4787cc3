# Prints test/cases/survival.json: what R's survival package says of known tables, for our own figures to be compared with.
# R is needed for this only, not for the tests. On Debian: apt install r-base-core r-cran-survival. Then, with the Telco table
# that docs/simulate.md names:
#
#   Rscript test/cases/survival.R telco-customer-churn.csv > test/cases/survival.json

library(survival)

telco <- read.csv(commandArgs(trailingOnly = TRUE)[1])
telco <- data.frame(time = telco$tenure, status = as.integer(telco$Churn == "Yes"), group = telco$Contract)
leukemia <- data.frame(time = aml$time, status = aml$status, group = as.character(aml$x))
lung <- data.frame(time = lung$time, status = lung$status - 1, group = ifelse(lung$sex == 1, "male", "female"))

number <- function(x) ifelse(is.na(x), "null", format(x, digits = 12, scientific = FALSE, trim = TRUE))
tuples <- function(...) paste0("[", paste(..., sep = ", "), "]", collapse = ", ")

# Each time as [time, events, censored], and at the times of events [time, at risk, survival, low, high].
curve <- function(name, group, rows) {
  fit <- survfit(Surv(time, status) ~ 1, data = rows, conf.type = "log-log")
  counts <- tuples(fit$time, fit$n.event, fit$n.censor)
  told <- fit$n.event > 0 & fit$surv < 1 & fit$surv > 0
  points <- tuples(fit$time[told], fit$n.risk[told], number(fit$surv[told]), number(fit$lower[told]), number(fit$upper[told]))
  middle <- summary(fit)$table[c("median", "0.95LCL", "0.95UCL")]
  sprintf('    {\n      "table": "%s",\n      "group": "%s",\n      "counts": [%s],\n      "points": [%s],\n      "median": [%s]\n    }',
    name, group, counts, points, paste(number(middle), collapse = ", "))
}

curves <- function(name, rows) sapply(sort(unique(rows$group)), function(each) curve(name, each, rows[rows$group == each, ]))

logRank <- function(name, rows) {
  test <- survdiff(Surv(time, status) ~ group, data = rows)
  degrees <- length(test$n) - 1
  sprintf('    { "table": "%s", "statistic": %s, "degrees": %d, "p": %s }',
    name, number(test$chisq), degrees, format(pchisq(test$chisq, degrees, lower.tail = FALSE), digits = 10))
}

# The exact interval of a rate of events in a time, by poisson.test.
exact <- function(events, time) {
  ends <- poisson.test(events, time)$conf.int
  sprintf('    { "events": %d, "time": %s, "low": %s, "high": %s }', events, number(time), number(ends[1]), number(ends[2]))
}

tables <- list(leukemia = leukemia, lung = lung, telco = telco)
cat("{\n", sprintf('  "made": "Rscript test/cases/survival.R telco-customer-churn.csv, by R %s, survival %s",\n',
  paste(R.version$major, R.version$minor, sep = "."), packageVersion("survival")), sep = "")
cat('  "curves": [\n', paste(unlist(Map(curves, names(tables), tables)), collapse = ",\n"), '\n  ],\n', sep = "")
cat('  "logRank": [\n', paste(unlist(Map(logRank, names(tables), tables)), collapse = ",\n"), '\n  ],\n', sep = "")
cat('  "poisson": [\n', paste(mapply(exact, c(0, 1, 5, 20, 137, 2500), c(10, 40, 12.5, 1000, 900, 31000)), collapse = ",\n"), '\n  ]\n}\n', sep = "")
