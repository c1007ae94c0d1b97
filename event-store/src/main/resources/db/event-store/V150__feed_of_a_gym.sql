-- A gym's feed is read without looking through the events of the others. Numbered after the services' own migrations, which have run where
-- there is data already.
CREATE INDEX event_of_gym ON event (gym, xid, position) WHERE sequence IS NOT NULL;
