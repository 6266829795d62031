CREATE TABLE "figure_change" (
	"xid" "xid8" PRIMARY KEY NOT NULL,
	"changes" bigint DEFAULT 1 NOT NULL
);
