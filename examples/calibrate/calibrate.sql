-- The numbers of `steps calibrate --format csv`, over the views of duckdb.sql or spark.sql. Nothing is told about
-- fewer than five people, nor a number by which such a one could be worked out, nor one that holds for everybody.
with
everybody as (
    select count(*) as people,
           sum(case when has_pair then 1 else 0 end) as pairs,
           sum(case when has_agreed then 1 else 0 end) as agreed
    from review
),

-- People by the disciplines that they have together; where there are too few, they are counted with the others.
grouped as (
    select coalesce(disciplines, '(others)') as disciplines, count(*) as people from review group by 1
),
small as (
    select disciplines from grouped where people < 5
    union all
    select disciplines from (
        select disciplines, row_number() over (order by people, disciplines desc) as place
        from grouped where people >= 5
    ) as large
    where place = 1 and (select coalesce(sum(people), 0) from grouped where people < 5) between 1 and 4
),
placed as (
    select case when coalesce(disciplines, '(others)') in (select disciplines from small) then '(others)'
                else coalesce(disciplines, '(others)') end as disciplines,
           person_step
    from review
),

-- Who marked what: one side alone, or both.
marked as (
    select person, example,
           case when count(*) = 2 then 'both' when min(side) = 'self' then 'self-alone' else 'manager-alone' end as what
    from mark
    where not exists (select 1 from example_discipline as d where d.example = mark.example)
       or exists (
           select 1 from example_discipline as d
           join review_discipline as r on r.discipline = d.discipline
           where d.example = mark.example and r.person = mark.person
       )
    group by person, example
),

-- Each number, and in which row of numbers it stands: those of a row are about different people.
word as (
    select 'question' as about, 'same' as what, 1 as place
    union all select 'question', 'self-higher', 2
    union all select 'question', 'manager-higher', 3
    union all select 'question', 'cannot-say', 4
    union all select 'question', 'not-applicable', 5
    union all select 'example', 'self-alone', 1
    union all select 'example', 'manager-alone', 2
    union all select 'example', 'both', 3
),
found as (
    select behavior, step, compared as what, count(*) as people
    from answer where has_pair and compared is not null group by behavior, step, compared
),
unsure as (
    select behavior, step, count(*) as people
    from answer where has_agreed and agreed = 'unsure' group by behavior, step
),
marks as (
    select example, what, count(*) as people from marked group by example, what
),
at_step as (
    select disciplines, person_step as step, count(*) as people from placed group by disciplines, person_step
),
counted as (
    select 'question' as about, c.behavior, c.step, '' as example, '' as disciplines, w.what, w.place,
           concat('question ', c.behavior, ' ', c.step) as in_row, coalesce(f.people, 0) as people
    from framework_cell as c
    join word as w on w.about = 'question'
    left join found as f on f.behavior = c.behavior and f.step = c.step and f.what = w.what
    union all
    select 'question', c.behavior, c.step, '', '', 'agreed-cannot-say', 6,
           concat('agreed ', c.behavior, ' ', c.step), coalesce(u.people, 0)
    from framework_cell as c
    left join unsure as u on u.behavior = c.behavior and u.step = c.step
    union all
    select 'example', e.behavior, e.step, e.example, '', w.what, w.place,
           concat('example ', e.example), coalesce(m.people, 0)
    from example as e
    join word as w on w.about = 'example'
    left join marks as m on m.example = e.example and m.what = w.what
    union all
    select 'discipline', '', s.step, '', g.disciplines, 'step', s.place,
           concat('discipline ', g.disciplines), coalesce(a.people, 0)
    from (select distinct disciplines from placed) as g
    cross join framework_step as s
    left join at_step as a on a.disciplines = g.disciplines and a.step = s.step
),

-- How many people the numbers of a row are parts of, as far as that is known to a reader.
total as (
    select concat('question ', behavior, ' ', step) as in_row, people as total from framework_cell cross join everybody
    union all
    select concat('question ', behavior, ' ', step), pairs from framework_cell cross join everybody
    union all
    select concat('agreed ', behavior, ' ', step), people from framework_cell cross join everybody
    union all
    select concat('agreed ', behavior, ' ', step), agreed from framework_cell cross join everybody
    union all
    select concat('example ', example), people from example cross join everybody
    where example not in (select example from example_discipline)
    union all
    select concat('example ', example), pairs from example cross join everybody
    where example not in (select example from example_discipline)
    union all
    select concat('example ', d.example), count(distinct r.person)
    from example_discipline as d left join review_discipline as r on r.discipline = d.discipline group by d.example
    union all
    select concat('example ', d.example), count(distinct case when r.has_pair then r.person end)
    from example_discipline as d left join review_discipline as r on r.discipline = d.discipline group by d.example
    union all
    select concat('discipline ', disciplines), count(*) from placed group by disciplines
),
large as (
    select c.about, c.behavior, c.step, c.example, c.disciplines, c.what, c.place, c.in_row,
           case when c.people >= 5 and max(case when t.total = c.people then 1 else 0 end) = 0 then c.people end as people
    from counted as c join total as t on t.in_row = c.in_row
    group by c.about, c.behavior, c.step, c.example, c.disciplines, c.what, c.place, c.in_row, c.people
),
added as (
    select in_row, coalesce(sum(people), 0) as people from large group by in_row
),
-- Where too few are left over, the smallest number is not told either.
left_over as (
    select distinct t.in_row from total as t join added as a on a.in_row = t.in_row
    where t.total - a.people between 1 and 4
),
ordered as (
    select about, behavior, step, example, disciplines, what, in_row, people,
           row_number() over (
               partition by in_row order by case when people is null then 1 else 0 end, people, place desc
           ) as place
    from large
),
told as (
    select about, behavior, step, example, disciplines, what,
           case when place = 1 and in_row in (select in_row from left_over) then null else people end as people
    from ordered
    union all
    select 'people', '', '', '', '', 'people', people from everybody
    union all
    select 'people', '', '', '', '', 'both-sides',
           case when pairs = people or (pairs >= 5 and people - pairs >= 5) then pairs end
    from everybody
    union all
    select 'discipline', '', '', '', disciplines, 'people', count(*) from placed group by disciplines
)
select about, behavior, step, example, disciplines, what, people
from told
where (select people from everybody) >= 5
order by about, behavior, step, example, disciplines, what;
