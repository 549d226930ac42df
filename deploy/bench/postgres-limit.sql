-- What pgbench repeats: the two batched writes of a hundred executions, started and finished, each its own commit as in
-- the service, on a copy of its table with all its indexes. :n counts on for every client.
\set n :n + 100
insert into bench.executions (id, user_id, workflow_id, workflow_version, document_hash, trigger_node, input, owner, started_at)
  select format('exec_%s-%s', lpad((:n + i)::text, 24, '0'), (:client_id)::int), 'bench', 'wf_01890000-0000-7000-8000-000000000000', 1,
    repeat('0123456789abcdef', 4), 'start', '{"customer":"Ada","price":12.5,"quantity":10}', 'owner', 1700000000000000 + :n + i
  from generate_series(1, 100) i on conflict (id) do nothing;
update bench.executions e set status = 'completed', completed_at = e.started_at + 1000,
    output = '{"decision":"review Ada","total":125}'
  from (select format('exec_%s-%s', lpad((:n + i)::text, 24, '0'), (:client_id)::int) as id from generate_series(1, 100) i) g
  where e.id = g.id and e.owner = 'owner' and e.fence = 1;
