ALTER TYPE "public"."status" ADD VALUE 'waiting' BEFORE 'closed';--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "next" "status" DEFAULT 'waiting';
