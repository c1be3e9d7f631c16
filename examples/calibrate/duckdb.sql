-- What calibrate.sql asks, read by DuckDB from files in the current folder:
--   reviews*.ndjson   what `steps export reviews` wrote, on as many machines as you like
--   framework.json    what `steps show --format json` wrote, with `--discipline` for each discipline
create or replace view chosen as select '2026-h2' as cycle;

create or replace view shown as select * from read_json('framework.json');

create or replace view framework_step as
select s.id as step, place
from (select unnest(steps) as s, generate_subscripts(steps, 1) as place from shown);

create or replace view framework_example as
select c.behavior.id as behavior, c.step.id as step, unnest(c.examples) as e
from (select unnest(cells) as c from shown);

create or replace view framework_cell as
select c.behavior.id as behavior, c.step.id as step from (select unnest(cells) as c from shown);

create or replace view example as select behavior, step, e.id as example from framework_example;

create or replace view example_discipline as
select e.id as example, d.id as discipline
from (select e, unnest(e.disciplines) as d from framework_example);

create or replace view line as
select line.*
from read_json('reviews*.ndjson', format = 'newline_delimited', columns = {
    person: 'VARCHAR', cycle: 'VARCHAR', framework: 'VARCHAR', disciplines: 'VARCHAR[]',
    person_step: 'VARCHAR', has_pair: 'BOOLEAN', has_agreed: 'BOOLEAN',
    answers: 'STRUCT(behavior VARCHAR, step VARCHAR, compared VARCHAR, agreed VARCHAR, self_examples VARCHAR[], manager_examples VARCHAR[])[]'
}) as line
where line.framework = (select shown.framework.id from shown)
  and line.cycle = (select cycle from chosen)
  and (line.has_pair or line.has_agreed);

create or replace view review as
select person, array_to_string(list_sort(disciplines), ' ') as disciplines, person_step, has_pair, has_agreed
from line;

create or replace view review_discipline as
select person, has_pair, unnest(disciplines) as discipline from line;

create or replace view opened as select person, has_pair, has_agreed, unnest(answers) as a from line;

create or replace view answer as
select person, has_pair, has_agreed, a.behavior as behavior, a.step as step, a.compared as compared, a.agreed as agreed
from opened;

-- Where both sides were asked for examples, which of them each side marked.
create or replace view mark as
select distinct person, side, example from (
    select person, 'self' as side, unnest(a.self_examples) as example
    from opened where has_pair and a.self_examples is not null and a.manager_examples is not null
    union all
    select person, 'manager' as side, unnest(a.manager_examples) as example
    from opened where has_pair and a.self_examples is not null and a.manager_examples is not null
);
