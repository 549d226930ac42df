# From the figures of all measurements to the summary that people and machines read.
def rounded: if . == null then null else (. * 1000 | round) / 1000 end;
def rate($name): [.[$name + "_per_second"], .[$name + "_completed_per_second"]] | map(select(. != null)) | min;
def ratio($left; $right): if $left == null or $right == null or $right == 0 then null else ($left / $right | rounded) end;
. as $all
| {
    empty_handler_per_second, empty_handler_p50_ms, empty_handler_p99_ms,
    waiting_handler_per_second, waiting_handler_p50_ms, waiting_handler_p99_ms,
    pure_per_second: rate("pure"), pure_p50_ms, pure_p99_ms,
    pure_ratio_to_handler: ratio(rate("pure"); .empty_handler_per_second),
    pure_ratio_to_waiting_handler: ratio(rate("pure"); .waiting_handler_per_second),
    pure_64_per_second: rate("pure_64"), pure_64_p50_ms, pure_64_p99_ms,
    pure_1_per_second: rate("pure_1"), pure_1_p50_ms, pure_1_p99_ms,
    pure_by_id_per_second: rate("pure_by_id"), pure_by_id_p50_ms, pure_by_id_p99_ms,
    batch_per_second: rate("batch"), batch_p50_ms, batch_p99_ms,
    postgres_limit_per_second, postgres_limit_already_finished_per_second,
    batch_ratio_to_postgres: ratio(rate("batch"); .postgres_limit_per_second),
    one_step_per_second: rate("one_step"), one_step_p50_ms, one_step_p99_ms,
    one_call_per_second: rate("one_call"), one_call_p50_ms, one_call_p99_ms,
    dbos_one_step_per_second: .dbos_per_second, one_step_vs_dbos: ratio(rate("one_step"); .dbos_per_second),
    one_call_vs_dbos: ratio(rate("one_call"); .dbos_per_second),
    procrastinate_per_second,
    three_steps_p50_ms, three_steps_p95_ms, three_steps_p99_ms, dbos_three_steps_p50_ms, dbos_three_steps_p99_ms,
    history_cost: (.history_cost | rounded), history_cost_least: (.history_cost_least | rounded),
    history_cost_most: (.history_cost_most | rounded), history_requests_per_second: (.history_requests_per_second | rounded),
    for_each_1000_ms, waiting_10000_rss_mib, waiting_10000_rss_before_mib,
    missing: ([to_entries[] | select(.key | endswith("_reason")) | {key: (.key | rtrimstr("_reason")), value}] | from_entries)
  }
