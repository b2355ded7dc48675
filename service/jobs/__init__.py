"""Durable jobs: many articles accepted at once, worked off by this process or by workers on other machines.

The rooms: `tables` (what is stored), `receipt` (input onto the disk), `store` (questions about jobs), `chunks` (work
taken and results kept), `queue` (DBOS), `work` (one chunk), `dispatch` (feeds the queue, finds work of dead processes,
expires), `webhook` (tells that a job is finished), `service` (all of it in one process). What turns a line into an
answer is handed in: nothing here knows HTTP or the pipeline.
"""
