-- Wrong passwords make the next attempt wait (decision 044). Attempts stand in lines, and are counted when they begin,
-- before the password is hashed, so that a burst of parallel guesses gets no more than one after another would.
--
-- From a device on which the account has signed in, an attempt stands in the line of that device alone: nobody else can
-- make it wait. From everywhere else it stands in the line of the name and the network, in the line of the network for
-- all names, and is counted for the name over all networks. Names that nobody has stand in lines like others.

set local role sobo_judge;

/*
 * The rule of a line: how many failures are free, how long each further one makes the next attempt wait at most (it
 * doubles from 2 seconds), and after which time one failure is forgotten. The longest waits keep the owner of an account
 * from waiting for more than a minute, whatever others do.
 */
create or replace function line_rule(of_kind sign_in_line_kind, out free integer, out longest interval, out forgets interval)
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select (case of_kind when 'network' then 60 when 'name' then 30 else 3 end),
    case when of_kind in ('device', 'own') then interval '1 minute' else interval '30 seconds' end,
    case of_kind when 'network' then interval '1 minute' else interval '20 minutes' end
$$;

/* The failures of a line that are not forgotten yet. */
create or replace function failures_in(line sign_in_line) returns integer
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  -- Another transaction may have counted after this one began.
  select greatest(0, line.failures - greatest(0, floor(extract(epoch from now() - line.counted_at) / extract(epoch from forgets))))::integer
  from line_rule(line.kind)
$$;

create or replace function wait_after(failures integer, free integer, longest interval) returns interval
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select case when failures > free then least(longest, make_interval(secs => 2 ^ least(failures - free, 10))) end
$$;

create or replace function line_key(kind sign_in_line_kind, variadic parts text[]) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select sha256(k.outer || sha256(k.inner || convert_to((kind::text || parts)::text, 'UTF8'))) from door_key k
$$;

/* A line, locked until the end of the transaction. */
create or replace function join_line(of_kind sign_in_line_kind, at_key bytea) returns sign_in_line
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into sign_in_line (key, kind, counted_at) values (at_key, of_kind, now())
  on conflict (key) do update set kind = excluded.kind returning *
$$;

/*
 * The seconds until a line serves this browser. When its wait is over, the browser goes first that was told to wait
 * first and was not served last, for fifteen seconds: so one that tries again and again does not keep another out.
 */
create or replace function seconds_in(line sign_in_line, browser bytea) returns integer
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select greatest(0, ceil(extract(epoch from case
    when line.next_at > now() then line.next_at - now()
    when line.turn <> browser then line.next_at + interval '15 seconds' - now() end)))::integer
$$;

/* Takes the turn for a browser that has to wait, if it is free. */
create or replace function take_turn(line sign_in_line, browser bytea) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update sign_in_line set turn = browser
  where key = line.key and (turn is null or next_at + interval '15 seconds' < now()) and served is distinct from browser
$$;

/* Counts an attempt as a failure before it is made; forgive() takes it back. Returns the attempt, to be used once. */
create or replace function count_attempt(account uuid, by_number boolean, keys bytea[], browser bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  counted constant uuid := uuidv7();
begin
  update sign_in_line l set failures = f.failures, counted_at = now(), served = browser, turn = null,
    next_at = case when l.kind <> 'name' then now() + wait_after(f.failures, rule.free, rule.longest) end
  from sign_in_line x, line_rule(x.kind) rule, lateral (select failures_in(x) + 1 as failures) f
  where l.key = x.key and x.key = any (keys);
  insert into sign_in_attempt (id, account_id, by_number, lines) values (counted, account, by_number, keys);
  delete from sign_in_line where key in (select key from sign_in_line
    where counted_at < now() - interval '1 day' order by counted_at limit 20 for update skip locked);
  delete from sign_in_attempt where id in (select id from sign_in_attempt
    where at < now() - interval '10 minutes' order by id limit 20 for update skip locked);
  return counted;
end $$;

/*
 * Lets an attempt stand in its lines. Returns the seconds to wait or, if there are none, the attempt. The network's line
 * comes first and stops alone: whoever waits in it makes no rows for further names. If very many have failed for a name
 * lately, from anywhere, a network from which nobody has tried it yet waits once, too: a thousand networks are slowed,
 * and the owner behind another one waits fifteen seconds.
 */
create or replace function stand_in_line(name text, account uuid, by_number boolean, network text, device bytea, browser bytea,
  out wait_seconds integer, out attempt uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  known constant boolean := exists (select from known_device k where k.account_id = account and k.device_hash = device);
  kinds constant sign_in_line_kind[] := case when known then '{device}' else '{network,name,pair}' end;
  line sign_in_line;
  keys bytea[] := '{}';
  attacked boolean := false;
  seconds integer;
begin
  wait_seconds := 0;
  for at in 1 .. cardinality(kinds) loop
    line := join_line(kinds[at], case kinds[at]
      when 'device' then line_key('device', account::text, encode(device, 'hex'))
      when 'network' then line_key('network', network)
      when 'name' then line_key('name', name)
      else line_key('pair', name, network) end);
    keys := keys || line.key;
    if line.kind = 'name' then
      attacked := failures_in(line) >= (line_rule('name')).free;
      continue;
    end if;
    if attacked and line.failures = 0 and line.next_at is null then
      update sign_in_line set next_at = now() + interval '15 seconds' where key = line.key returning * into line;
    end if;
    seconds := seconds_in(line, browser);
    if seconds > 0 then perform take_turn(line, browser); end if;
    wait_seconds := greatest(wait_seconds, seconds);
    exit when wait_seconds > 0;
  end loop;
  if wait_seconds = 0 then attempt := count_attempt(account, by_number, keys, browser); end if;
end $$;

/* Ends an attempt: false if it was used or is too old. */
create or replace function use_attempt(wanted uuid, out used boolean, out account uuid, out by_number boolean, out lines bytea[])
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from sign_in_attempt a where a.id = wanted and a.at > now() - interval '5 minutes'
  returning true, a.account_id, a.by_number, a.lines into used, account, by_number, lines;
  used := coalesce(used, false);
end $$;

/* The right password: the lines of this person begin anew; those that others stand in, too, lose what it counted. */
create or replace function forgive(lines bytea[]) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update sign_in_line set next_at = null, turn = null,
    failures = case when kind in ('network', 'name') then greatest(0, failures - 1) else 0 end
  where key = any (lines)
$$;

/* How long the next attempt in these lines waits. */
create or replace function wait_in(lines bytea[]) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(max(greatest(0, ceil(extract(epoch from next_at - now())))), 0)::integer from sign_in_line where key = any (lines)
$$;

reset role;
