/* The same programs by Debian's libjq, compiled once and its values parsed once: what is measured is the evaluation,
 * as on our side. One figure a line, in microseconds, under the names that the benchmark collects. */
#include <jq.h>
#include <jv.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static double evaluate(jq_state *jq, jv input, long count) {
  double start = now();
  for (long round = 0; round < count; round++) {
    jv result;
    jq_start(jq, jv_copy(input), 0);
    while (jv_is_valid(result = jq_next(jq))) jv_free(result);
    jv_free(result);
  }
  return now() - start;
}

static void measure(const char *name, const char *program, jv input) {
  jq_state *jq = jq_init();
  long count = 1;
  double best = 1e300;
  if (!jq || !jq_compile(jq, program)) {
    fprintf(stderr, "libjq does not compile %s\n", program);
    exit(1);
  }
  while (evaluate(jq, input, count) < 60e3) count *= 2;
  for (int round = 0; round < 7; round++) {
    double time = evaluate(jq, input, count) / count;
    if (time < best) best = time;
  }
  printf("%s %.4f\n", name, best);
  jq_teardown(&jq);
  jv_free(input);
}

int main(void) {
  const char *text = "{\"a\":{\"b\":3},\"items\":[{\"price\":5},{\"price\":20},{\"price\":30}]}";
  jv small = jv_parse(text);
  jv items = jv_array();
  char item[128];
  for (int place = 0; place < 15000; place++) {
    snprintf(item, sizeof item, "{\"id\":%d,\"name\":\"article %d\",\"price\":%d,\"in_stock\":true}", place, place,
             place % 977);
    items = jv_array_append(items, jv_parse(item));
  }
  measure("libjq_path_us", ".a.b", jv_copy(small));
  measure("libjq_compare_us", ".a.b == 3", jv_copy(small));
  measure("libjq_map_select_us", ".items | map(select(.price > 10) | .price * 2) | add", small);
  measure("libjq_megabyte_map_us", "map(.price * 2) | length", items);
  return 0;
}
