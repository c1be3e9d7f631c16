-- What calibrate.sql asks, read by Spark from files in the current folder: the same as duckdb.sql.
create or replace temporary view chosen as select '2026-h2' as cycle;

create or replace temporary view shown using json options (path 'framework.json', multiLine 'true');

create or replace temporary view framework_step as
select s.id as step, place from (select posexplode(steps) as (place, s) from shown);

create or replace temporary view framework_example as
select c.behavior.id as behavior, c.step.id as step, explode(c.examples) as e
from (select explode(cells) as c from shown);

create or replace temporary view framework_cell as
select c.behavior.id as behavior, c.step.id as step from (select explode(cells) as c from shown);

create or replace temporary view example as select behavior, step, e.id as example from framework_example;

create or replace temporary view example_discipline as
select e.id as example, explode(e.disciplines.id) as discipline from framework_example;

create or replace temporary view exported (
    person string, cycle string, framework string, disciplines array<string>,
    person_step string, has_pair boolean, has_agreed boolean,
    answers array<struct<behavior: string, step: string, compared: string, agreed: string, self_examples: array<string>, manager_examples: array<string>>>
) using json options (path 'reviews*.ndjson');

create or replace temporary view line as
select * from exported
where framework = (select max(shown.framework.id) from shown)
  and cycle = (select max(cycle) from chosen)
  and (has_pair or has_agreed);

create or replace temporary view review as
select person, array_join(array_sort(disciplines), ' ') as disciplines, person_step, has_pair, has_agreed
from line;

create or replace temporary view review_discipline as
select person, has_pair, explode(disciplines) as discipline from line;

create or replace temporary view opened as select person, has_pair, has_agreed, explode(answers) as a from line;

create or replace temporary view answer as
select person, has_pair, has_agreed, a.behavior as behavior, a.step as step, a.compared as compared, a.agreed as agreed
from opened;

-- Where both sides were asked for examples, which of them each side marked.
create or replace temporary view mark as
select distinct person, side, example from (
    select person, 'self' as side, explode(a.self_examples) as example
    from opened where has_pair and a.self_examples is not null and a.manager_examples is not null
    union all
    select person, 'manager' as side, explode(a.manager_examples) as example
    from opened where has_pair and a.self_examples is not null and a.manager_examples is not null
);
